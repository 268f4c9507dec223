package org.matgrad.processor.loop;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Condition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Relation;
import org.matgrad.processor.matrix.Size;

/** What names mean at a point of the generated code: indices, locals that stand for components, hoisted formulas. */
final class Scope {

    private final Names names;
    private final Set<String> running = new HashSet<>();
    private final Deque<Set<String>> open = new ArrayDeque<>(List.of(new HashSet<>()));
    private final Map<Index, IntExpr> indices = new HashMap<>();
    private final Map<Atom.Counter, String> counters = new HashMap<>();
    private final Map<List<Size>, IntExpr> flat = new HashMap<>();
    private final Storage storage;
    private final Map<ArrayVar, String> locals = new HashMap<>();
    private final Map<Expr, String> hoisted = new HashMap<>();

    Scope(Names names, Storage storage) {
        this.names = names;
        this.storage = storage;
    }

    /** A name for a local that nothing in scope has. */
    String local(String wanted) {
        String candidate = wanted;
        for (int n = 2; names.isTaken(candidate) || isOpen(candidate); n++) {
            candidate = wanted + n;
        }
        open.getLast().add(candidate);
        return candidate;
    }

    /** A name for the local that stands for an array's component: the array's own where it is free. */
    String local(ArrayVar array) {
        if (isOpen(array.name())) {
            return local(array.name());
        }
        open.getLast().add(array.name());
        return array.name();
    }

    private boolean isOpen(String name) {
        return running.contains(name) || open.stream().anyMatch(frame -> frame.contains(name));
    }

    /** A loop variable's name. */
    String open(String wanted) {
        String candidate = wanted;
        for (int n = 1; names.isTaken(candidate) || isOpen(candidate); n++) {
            candidate = wanted + n;
        }
        running.add(candidate);
        return candidate;
    }

    void close(String variable) {
        running.remove(variable);
    }

    void bind(Index index, IntExpr value) {
        indices.put(index, value);
    }

    /** Makes indices that walk through the whole of the last axes one offset. */
    void bindFlat(List<Index> together, IntExpr offset) {
        flat.put(together.stream().map(Index::value).toList(), offset);
    }

    /** Ends that. */
    void unbindFlat(List<Index> together) {
        flat.remove(together.stream().map(Index::value).toList());
    }

    void bind(ArrayVar array, String local) {
        locals.put(array, local);
    }

    void hoist(Expr expr, String local) {
        hoisted.put(expr, local);
    }

    boolean isHoisted(Expr expr) {
        return hoisted.containsKey(expr);
    }

    void forgetHoisted() {
        hoisted.clear();
    }

    /** Runs what writes a block of Java: what is declared and hoisted there ends with it. */
    void within(Runnable block) {
        Map<Expr, String> before = new HashMap<>(hoisted);
        open.addLast(new HashSet<>());
        block.run();
        open.removeLast();
        hoisted.clear();
        hoisted.putAll(before);
    }

    /** The components of an array that begin at these first subscripts. */
    Statement.Region region(ArrayVar array, List<Size> at) {
        List<Size> sizes = array.shape().sizes();
        IntExpr offset = IntExpr.of(0);
        for (int axis = 0; axis < sizes.size(); axis++) {
            offset = offset.times(size(sizes.get(axis)));
            if (axis < at.size()) {
                offset = offset.plus(size(at.get(axis)));
            }
        }
        List<IntExpr> own =
                sizes.subList(at.size(), sizes.size()).stream().map(this::size).toList();
        ArrayVar stored = storage.root(array);
        return new Statement.Region(stored, base(stored).plus(offset), own);
    }

    /** The array whose components are read for an array's. */
    ArrayVar stored(ArrayVar array) {
        return storage.root(array);
    }

    private IntExpr base(ArrayVar stored) {
        return storage.isRecorded(stored) ? new IntExpr.Base(stored) : IntExpr.of(0);
    }

    IntExpr offset(ArrayVar array, List<Size> at) {
        ArrayVar stored = storage.root(array);
        int first = 0;
        while (first < at.size() && !flat.containsKey(at.subList(first, at.size()))) {
            first++;
        }
        IntExpr offset = IntExpr.of(0);
        for (int axis = 0; axis < at.size(); axis++) {
            Size extent = array.shape().size(axis);
            offset = offset.times(size(extent));
            if (axis < first) {
                offset = offset.plus(storage.subscript(at.get(axis), extent, this));
            }
        }
        return base(stored).plus(first < at.size() ? offset.plus(flat.get(at.subList(first, at.size()))) : offset);
    }

    /** A component, wherever it is kept. */
    Num component(ArrayVar array, List<Size> at) {
        String local = locals.get(array);
        if (local != null) {
            return new Num.Local(local);
        }
        ArrayVar stored = storage.root(array);
        return array.rank() == 0 && !storage.isRecorded(stored)
                ? new Num.Scalar(stored)
                : new Num.Element(stored, offset(array, at));
    }

    /** Sets a component that is in storage. */
    Statement store(ArrayVar array, List<Size> at, Num value) {
        ArrayVar stored = storage.root(array);
        return array.rank() == 0 && !storage.isRecorded(stored)
                ? new Statement.SetScalar(stored, value)
                : new Statement.Store(stored, offset(array, at), value);
    }

    /** A size or a subscript with the variables of loops for indices and counters. */
    IntExpr size(Size size) {
        if (!size.has(Scope::moves)) {
            return IntExpr.of(size);
        }
        IntExpr sum = IntExpr.of(0);
        List<Size.Monomial> fixed = new ArrayList<>();
        for (Size.Monomial term : size.terms()) {
            if (term.atoms().stream().noneMatch(atom -> atom.has(Scope::moves))) {
                fixed.add(term);
                continue;
            }
            IntExpr product = IntExpr.of(term.coefficient());
            for (Atom atom : term.atoms()) {
                product = product.times(atom(atom));
            }
            sum = sum.plus(product);
        }
        return sum.plus(IntExpr.of(new Size(fixed)));
    }

    private static boolean moves(Atom atom) {
        return atom instanceof Index
                || atom instanceof Atom.Counter
                || atom instanceof Atom.Stored
                || atom instanceof Atom.Element;
    }

    private IntExpr atom(Atom atom) {
        if (atom instanceof Index index) {
            return indices.get(index);
        }
        if (atom instanceof Atom.Counter counter) {
            return new IntExpr.Var(counters.get(counter));
        }
        if (atom instanceof Atom.Stored stored) {
            return new IntExpr.Truncated(component((ArrayVar) stored.number(), stored.at()));
        }
        if (atom instanceof Atom.Element element) {
            return new IntExpr.Element(element.array(), size(element.at()));
        }
        if (atom instanceof Atom.Quotient quotient) {
            return new IntExpr.Quotient(size(quotient.dividend()), size(quotient.divisor()));
        }
        if (atom instanceof Atom.Remainder remainder) {
            return new IntExpr.Remainder(size(remainder.dividend()), size(remainder.divisor()));
        }
        if (atom instanceof Atom.Extremum extremum) {
            return new IntExpr.Extremum(extremum.kind(), size(extremum.left()), size(extremum.right()));
        }
        return IntExpr.of(Size.of(atom));
    }

    void bind(Atom.Counter counter, String variable) {
        counters.put(counter, variable);
    }

    Num number(Expr expr) {
        // Looking a formula up goes through the whole of it.
        String local = hoisted.isEmpty() ? null : hoisted.get(expr);
        if (local != null) {
            return new Num.Local(local);
        }
        if (expr instanceof Expr.Const constant) {
            return new Num.Const(constant.value());
        }
        if (expr instanceof Expr.SizeOf size) {
            return size.size().constant().isPresent()
                    ? new Num.Const(size.size().constant().getAsInt())
                    : new Num.FromInt(size(size.size()));
        }
        if (expr instanceof Expr.Access access) {
            return component(access.array(), access.at());
        }
        if (expr instanceof Expr.Unary unary) {
            return new Num.Call(unary.function(), number(unary.argument()));
        }
        if (expr instanceof Expr.Binary binary) {
            return new Num.Op(binary.operator(), number(binary.left()), number(binary.right()));
        }
        if (expr instanceof Expr.Held held) {
            return number(held.value());
        }
        if (expr instanceof Expr.Delta delta) {
            Num.Test same = new Num.Test.Ints(Relation.EQUAL, size(delta.left()), size(delta.right()));
            return new Num.Choose(same, new Num.Const(1), new Num.Const(0));
        }
        if (expr instanceof Expr.Select select) {
            return new Num.Choose(test(select.condition()), number(select.then()), number(select.otherwise()));
        }
        throw new IllegalStateException("not in normal form: " + expr);
    }

    Num.Test test(Condition condition) {
        if (condition instanceof Condition.Known known) {
            return new Num.Test.Known(known.value());
        }
        if (condition instanceof Condition.Flag flag) {
            return new Num.Test.Flag(flag.name());
        }
        if (condition instanceof Condition.Compare compare) {
            return new Num.Test.Compare(compare.relation(), number(compare.left()), number(compare.right()));
        }
        if (condition instanceof Condition.Ints ints) {
            return new Num.Test.Ints(ints.relation(), size(ints.left()), size(ints.right()));
        }
        if (condition instanceof Condition.Not not) {
            return new Num.Test.Not(test(not.condition()));
        }
        if (condition instanceof Condition.And and) {
            return new Num.Test.And(test(and.left()), test(and.right()));
        }
        Condition.Or or = (Condition.Or) condition;
        return new Num.Test.Or(test(or.left()), test(or.right()));
    }
}
