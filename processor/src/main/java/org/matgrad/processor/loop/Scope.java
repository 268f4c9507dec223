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
import org.matgrad.processor.component.Index;
import org.matgrad.processor.component.Names;

/** What names mean at a point of the generated code: indices, locals that stand for components, hoisted formulas. */
final class Scope {

    private final Names names;
    private final Set<String> running = new HashSet<>();
    private final Deque<Set<String>> open = new ArrayDeque<>(List.of(new HashSet<>()));
    private final Map<Index, IntExpr> indices = new HashMap<>();
    private final Map<List<Index>, IntExpr> flat = new HashMap<>();
    private final Map<ArrayVar, String> locals = new HashMap<>();
    private final Map<Expr, String> hoisted = new HashMap<>();

    Scope(Names names) {
        this.names = names;
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

    /** Makes a pair of indices that walks through whole matrices one offset. */
    void bindFlat(List<Index> pair, IntExpr offset) {
        flat.put(pair, offset);
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

    IntExpr offset(ArrayVar array, List<Index> place) {
        IntExpr whole = flat.get(place);
        if (whole != null) {
            return whole;
        }
        IntExpr offset = IntExpr.of(0);
        for (int axis = 0; axis < place.size(); axis++) {
            offset = offset.times(IntExpr.of(array.shape().size(axis))).plus(indices.get(place.get(axis)));
        }
        return offset;
    }

    /** A component, wherever it is kept. */
    Num component(ArrayVar array, List<Index> place) {
        String local = locals.get(array);
        if (local != null) {
            return new Num.Local(local);
        }
        return array.rank() == 0 ? new Num.Scalar(array) : new Num.Element(array, offset(array, place));
    }

    Num number(Expr expr) {
        String local = hoisted.get(expr);
        if (local != null) {
            return new Num.Local(local);
        }
        if (expr instanceof Expr.Const constant) {
            return new Num.Const(constant.value());
        }
        if (expr instanceof Expr.SizeOf size) {
            return size.size().constant().isPresent()
                    ? new Num.Const(size.size().constant().getAsInt())
                    : new Num.FromInt(IntExpr.of(size.size()));
        }
        if (expr instanceof Expr.Access access) {
            return component(access.array(), access.indices());
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
            Num.Test same = samePlace(List.of(delta.left()), List.of(delta.right()));
            return new Num.Choose(same, new Num.Const(1), new Num.Const(0));
        }
        if (expr instanceof Expr.Select select) {
            return select(select);
        }
        throw new IllegalStateException("not in normal form: " + expr);
    }

    private Num select(Expr.Select select) {
        Num.Test test = select.condition() instanceof Condition.Compare compare
                ? new Num.Test.Compare(compare.relation(), number(compare.left()), number(compare.right()))
                : samePlace(
                        ((Condition.SamePlace) select.condition()).left(),
                        ((Condition.SamePlace) select.condition()).right());
        return new Num.Choose(test, number(select.then()), number(select.otherwise()));
    }

    private Num.Test samePlace(List<Index> left, List<Index> right) {
        return new Num.Test.SamePlace(values(left), values(right));
    }

    private List<IntExpr> values(List<Index> place) {
        List<IntExpr> values = new ArrayList<>();
        place.forEach(index -> values.add(indices.get(index)));
        return values;
    }
}
