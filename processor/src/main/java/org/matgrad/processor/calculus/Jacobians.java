package org.matgrad.processor.calculus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.matgrad.processor.component.Algebra;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Clause;
import org.matgrad.processor.component.Clauses;
import org.matgrad.processor.component.ComponentProgram;
import org.matgrad.processor.component.Definition;
import org.matgrad.processor.component.Expr;
import org.matgrad.processor.component.Exprs;
import org.matgrad.processor.component.Printer;
import org.matgrad.processor.matrix.Atom;
import org.matgrad.processor.matrix.Bounds;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Shape;
import org.matgrad.processor.matrix.Size;

/**
 * Composes the compact Jacobians of a straight-line program: the chain rule on components, summed over each
 * intermediate's components, the deltas of the local partials cancelling the sums that they meet.
 */
public final class Jacobians {

    /** An intermediate's derivative of more summands, inner sums or formula than this is multiplied out first. */
    private static final int MOST_TERMS = 12;

    private static final int MOST_INNER = 5;

    /** Factors of larger formulas are computed once where several places read the array. */
    private static final int LARGE_WEIGHT = 8;

    private static final int LARGEST_WEIGHT = 60;

    /** More summands are not worth composing: a Jacobian by sweeps has none. */
    private static final int TOO_MANY_TERMS = 60;

    /** Formulas of so many nodes in all would make methods that no compiler likes. */
    private static final int TOO_LARGE = 3000;

    /** No more terms are printed where the formula gets longer. */
    private static final int LONG_FORMULA = 400;

    /** Terms in one piece, so that no generated method becomes large. */
    private static final int PIECE = 10;

    /** The result's derivative by one array. */
    private static final class Known {
        private final Reads reads;
        private final List<JacobianTerm> terms = new ArrayList<>();
        private final Set<Definition> auxiliary = new LinkedHashSet<>();

        Known(Reads reads) {
            this.reads = reads;
        }

        /** Adds a term to the one that it differs from in weight alone, if their sum takes no more room. */
        void add(JacobianTerm term) {
            add(term, this::isNoLarger);
        }

        private void add(JacobianTerm term, Merging merging) {
            for (int n = 0; n < terms.size(); n++) {
                JacobianTerm before = terms.get(n);
                Optional<Expr> weight = before.weightOf(term);
                if (weight.isPresent() && merging.allows(before.weight(), weight.get())) {
                    terms.set(n, before.with(sum(before.weight(), weight.get())));
                    return;
                }
            }
            if (!term.isZero()
                    && term.over().stream().noneMatch(index -> index.extent().isConstant(0))) {
                terms.add(term);
            }
        }

        private interface Merging {
            boolean allows(Expr left, Expr right);
        }

        private boolean isNoLarger(Expr left, Expr right) {
            Set<Index> indices = Exprs.freeIndices(left);
            return indices.equals(Exprs.freeIndices(right))
                    && (indices.isEmpty() || Factoring.isComputed(left, reads) || Factoring.isComputed(right, reads));
        }

        private static Expr sum(Expr left, Expr right) {
            return left instanceof Expr.Const a && right instanceof Expr.Const b
                    ? Algebra.constant(a.value() + b.value())
                    : Algebra.add(left, right);
        }

        /** Fewer terms at the cost of room for their sums, which is that of the components they are about. */
        void merge() {
            List<JacobianTerm> all = List.copyOf(terms);
            terms.clear();
            all.forEach(term -> add(term, (left, right) -> true));
        }

        boolean isLarge() {
            return terms.size() > MOST_TERMS
                    || terms.stream()
                            .anyMatch(term -> term.over().size() - term.from().size() > MOST_INNER);
        }
    }

    private final ComponentProgram program;
    private final Reads reads;
    private final List<Index> out;
    private final Map<ArrayVar, Known> known = new HashMap<>();
    private final List<JacobianProgram.Held> held = new ArrayList<>();

    private Jacobians(ComponentProgram program) {
        this.program = program;
        this.reads = Reads.of(program.clauses());
        this.out = Index.along(result().shape(), 0);
    }

    private ArrayVar result() {
        return program.results().get(0);
    }

    /**
     * The Jacobians of a program's result.
     *
     * @param held what is multiplied out first, in order
     * @param programs one for each input
     */
    public record All(List<JacobianProgram.Held> held, List<JacobianProgram> programs) {
        /** The Jacobians of a result that is a number: its gradient says it all. */
        public static final All NONE = new All(List.of(), List.of());

        /** All of them, those held first. */
        public List<JacobianProgram> inOrder() {
            List<JacobianProgram> all = new ArrayList<>();
            held.forEach(one -> all.add(one.program()));
            all.addAll(programs);
            return all;
        }
    }

    /**
     * For each input, the Jacobian of the program's result. Empty where they can't be composed: the result depends on an
     * input through a loop, a branch or a kernel, or the terms would be too many.
     */
    public static Optional<All> of(ComponentProgram program, Set<ArrayVar> inputs) {
        Activity activity = Activity.of(program, inputs);
        if (program.results().size() != 1 || !isStraight(program, activity)) {
            return Optional.empty();
        }
        try {
            All all = new Jacobians(program).run(inputs, activity);
            return isReadable(all) && !isLongerThanSweeps(program, all) ? Optional.of(all) : Optional.empty();
        } catch (JacobianTerm.NotComposable e) {
            return Optional.empty();
        }
    }

    /** Whether there are many terms, which together take no less room than the components found by sweeps. */
    private static boolean isLongerThanSweeps(ComponentProgram program, All all) {
        Size terms = Size.ZERO;
        Size sweeps = Size.ZERO;
        int most = 0;
        for (JacobianProgram one : all.programs()) {
            int count = 0;
            for (JacobianProgram.Piece piece : one.pieces()) {
                count += piece.terms().size();
                for (ArrayVar stored : piece.stored()) {
                    terms = terms.plus(stored.shape().length());
                }
            }
            most = Math.max(most, count);
            sweeps = sweeps.plus(Locality.of(program, one.input()).stored(one));
        }
        return most > MOST_TERMS && Bounds.isAtLeastZero(terms.minus(sweeps));
    }

    private static boolean isStraight(ComponentProgram program, Activity activity) {
        return program.clauses().stream()
                .allMatch(clause -> clause instanceof Definition
                        || Clauses.targets(clause).stream().noneMatch(activity::isActive));
    }

    /** Whether all sizes are known on entry, and the formulas to compute are no more than fit a method. */
    private static boolean isReadable(All all) {
        int nodes = 0;
        List<Size> sizes = new ArrayList<>();
        for (JacobianProgram one : all.inOrder()) {
            one.outIndices().forEach(index -> sizes.add(index.extent()));
            one.inIndices().forEach(index -> sizes.add(index.extent()));
            int own = 0;
            for (JacobianProgram.Piece piece : one.pieces()) {
                piece.definitions()
                        .forEach(definition ->
                                sizes.addAll(definition.target().shape().sizes()));
                own = piece.definitions().stream()
                        .mapToInt(definition -> Exprs.size(definition.body()))
                        .sum();
                for (JacobianProgram.Term term : piece.terms()) {
                    term.inner().forEach(index -> sizes.add(index.extent()));
                    term.links().forEach(link -> sizes.add(link.subscript().substitute(Jacobians::constant)));
                }
            }
            nodes = Math.max(nodes, own);
        }
        return nodes <= TOO_LARGE && sizes.stream().allMatch(Size::isKnownOnEntry);
    }

    /** In place of indices, which are known wherever a link is read. */
    private static Size constant(Atom atom) {
        return atom instanceof Index ? Size.ONE : Size.of(atom);
    }

    /** The summands of a result's derivative by one input. */
    final class Summands {
        private final ArrayVar input;
        private final List<Index> in;
        private final Known sum;

        private Summands(ArrayVar input) {
            this.input = input;
            this.in = Index.along(input.shape(), out.size());
            this.sum = known(input);
        }

        List<Index> out() {
            return out;
        }

        List<Index> in() {
            return in;
        }

        List<JacobianTerm> terms() {
            return List.copyOf(sum.terms);
        }

        boolean isDiagonal(JacobianTerm term) {
            return term.isDiagonal(out, in);
        }

        /** What the terms' weights read beyond the program, in order. */
        Set<Definition> auxiliary() {
            return sum.auxiliary;
        }

        /** The Jacobian of these terms in place of the summands; empty if it is too long for a method. */
        Optional<JacobianProgram> program(List<JacobianTerm> terms) {
            try {
                JacobianProgram program = Jacobians.this.program(input, in, terms, sum.auxiliary);
                return isReadable(new All(List.of(), List.of(program))) ? Optional.of(program) : Optional.empty();
            } catch (JacobianTerm.NotComposable e) {
                return Optional.empty();
            }
        }
    }

    /** The summands by one input, if they can be composed without multiplying anything out on the way. */
    static Optional<Summands> summands(ComponentProgram program, ArrayVar input) {
        Activity activity = Activity.of(program, Set.of(input));
        if (!isStraight(program, activity)) {
            return Optional.empty();
        }
        try {
            Jacobians jacobians = new Jacobians(program);
            jacobians.compose(activity);
            jacobians.shorten(jacobians.known(input));
            return jacobians.held.isEmpty() ? Optional.of(jacobians.new Summands(input)) : Optional.empty();
        } catch (JacobianTerm.NotComposable e) {
            return Optional.empty();
        }
    }

    private All run(Set<ArrayVar> inputs, Activity activity) {
        compose(activity);
        List<JacobianProgram> programs = new ArrayList<>();
        for (ArrayVar input : inputs) {
            shorten(known(input));
            programs.add(program(input, known(input)));
        }
        return new All(held, programs);
    }

    private void shorten(Known sum) {
        if (sum.terms.size() > MOST_TERMS) {
            sum.merge();
        }
    }

    private void compose(Activity activity) {
        known(result()).terms.add(JacobianTerm.identity(Index.along(result().shape(), 0)));
        List<Clause> backwards = new ArrayList<>(program.clauses());
        Collections.reverse(backwards);
        for (Clause clause : backwards) {
            if (clause instanceof Definition definition && activity.isActive(definition.target())) {
                List<Partial> partials = activity.partials(definition);
                Known reader = known(definition.target());
                reduce(definition.target(), reader, partials.size());
                for (Partial partial : partials) {
                    Known read = known(partial.site().array());
                    read.auxiliary.addAll(reader.auxiliary);
                    read.auxiliary.addAll(activity.linearization(definition).auxiliary());
                    reader.terms.forEach(term -> read.add(term.through(definition, partial)));
                }
            }
        }
    }

    private Known known(ArrayVar array) {
        return known.computeIfAbsent(array, key -> new Known(reads));
    }

    /** Keeps an intermediate's derivative small before it is used, so many times. */
    private void reduce(ArrayVar array, Known sum, int uses) {
        shorten(sum);
        if (sum.isLarge()) {
            multiplyOut(array, sum);
        }
        if (sum.terms.size() > TOO_MANY_TERMS) {
            throw new JacobianTerm.NotComposable(sum.terms.size() + " terms for " + array);
        }
        Factoring factoring = new Factoring(program.names(), reads, array.name(), out);
        int nodes = uses > 1 ? LARGE_WEIGHT : LARGEST_WEIGHT;
        sum.terms.replaceAll(term -> term.with(factoring.settled(term.weight(), nodes)));
        sum.auxiliary.addAll(factoring.definitions());
    }

    /** Replaces terms that are zero in the same places by one that holds their sum. */
    private void multiplyOut(ArrayVar array, Known sum) {
        List<Index> in = Index.along(array.shape(), out.size());
        Map<List<Expr.Delta>, List<JacobianTerm>> groups = new LinkedHashMap<>();
        List<JacobianTerm> rest = new ArrayList<>();
        for (JacobianTerm term : sum.terms) {
            JacobianTerm.Placed placed = placed(term, in);
            if (placed.links().isEmpty()) {
                groups.computeIfAbsent(placed.deltas(), key -> new ArrayList<>())
                        .add(term);
            } else if (placed.inner().size() > MOST_INNER) {
                throw new JacobianTerm.NotComposable("inner sums for " + array);
            } else {
                rest.add(term);
            }
        }
        sum.terms.clear();
        sum.terms.addAll(rest);
        groups.forEach((deltas, terms) -> {
            boolean isOne =
                    terms.size() == 1 && placed(terms.get(0), in).inner().size() <= MOST_INNER;
            sum.terms.add(isOne ? terms.get(0) : hold(array, in, deltas, terms, sum.auxiliary));
        });
    }

    private JacobianTerm hold(
            ArrayVar array,
            List<Index> in,
            List<Expr.Delta> deltas,
            List<JacobianTerm> terms,
            Set<Definition> auxiliary) {
        Map<Index, Index> twins = new LinkedHashMap<>();
        List<Index> axes = new ArrayList<>(out);
        axes.addAll(in);
        List<Index> distinct = new ArrayList<>();
        for (Index axis : axes) {
            Optional<Expr.Delta> joined = deltas.stream()
                    .filter(delta -> delta.right().index() == axis)
                    .findFirst();
            if (joined.isPresent()) {
                twins.put(axis, twins.get(joined.get().left().index()));
            } else {
                twins.put(axis, axis.twin());
                distinct.add(twins.get(axis));
            }
        }
        Shape shape = new Shape(distinct.stream().map(Index::extent).toList());
        ArrayVar whole = new ArrayVar(program.names().fresh(array.name() + "Jacobian"), shape);
        held.add(new JacobianProgram.Held(whole, program(array, in, terms, auxiliary)));
        return new JacobianTerm(
                Exprs.plain(out.stream().map(twins::get).toList()),
                Exprs.plain(in.stream().map(twins::get).toList()),
                distinct,
                Expr.Access.of(whole, distinct));
    }

    private JacobianTerm.Placed placed(JacobianTerm term, List<Index> in) {
        return term.placed(out, in, Index.LETTERS.substring(Math.min(Index.LETTERS.length(), out.size() + in.size())));
    }

    private JacobianProgram program(ArrayVar input, Known sum) {
        return program(input, Index.along(input.shape(), out.size()), sum.terms, sum.auxiliary);
    }

    private JacobianProgram program(
            ArrayVar input, List<Index> in, List<JacobianTerm> terms, Set<Definition> auxiliary) {
        for (JacobianTerm term : terms) {
            if (Exprs.size(term.weight()) > TOO_LARGE) {
                throw new JacobianTerm.NotComposable("a long weight for " + input);
            }
        }
        List<JacobianTerm.Placed> placed = terms.stream()
                .map(term -> Factoring.simplified(placed(term, in), reads))
                .toList();
        List<JacobianProgram.Piece> pieces = new ArrayList<>();
        for (int from = 0; from < placed.size(); from += PIECE) {
            Factoring factoring = new Factoring(program.names(), reads, input.name(), out);
            List<JacobianProgram.Term> split = placed.subList(from, Math.min(placed.size(), from + PIECE)).stream()
                    .map(factoring::split)
                    .toList();
            List<Definition> definitions = new ArrayList<>(auxiliary);
            definitions.addAll(factoring.definitions());
            pieces.add(new JacobianProgram.Piece(definitions, split));
        }
        return new JacobianProgram(input, out, in, pieces, formula(input, in, placed));
    }

    /** The terms as a person would write them, as many as fit. */
    private String formula(ArrayVar input, List<Index> in, List<JacobianTerm.Placed> terms) {
        List<Index> free = new ArrayList<>(out);
        free.addAll(in);
        String left = "∂" + Printer.print(free, Expr.Access.of(result(), out)) + "/∂"
                + Printer.print(free, Expr.Access.of(input, in)) + " = ";
        Expr total = Expr.ZERO;
        String text = Printer.print(free, total);
        for (int shown = 0; shown < terms.size(); shown++) {
            Expr more = Algebra.add(total, terms.get(shown).formula());
            if (shown > 0 && Printer.print(free, more).length() > LONG_FORMULA) {
                return left + text + " + ... (" + terms.size() + " terms)";
            }
            total = more;
            text = Printer.print(free, total);
        }
        return left + text;
    }
}
