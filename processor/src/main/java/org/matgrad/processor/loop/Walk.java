package org.matgrad.processor.loop;

import java.util.List;
import org.matgrad.processor.matrix.Index;
import org.matgrad.processor.matrix.Size;

/** How a loop's variable stands for its items' indices. */
interface Walk {

    String variable();

    IntExpr from();

    IntExpr limit();

    /** What stands in the loop. */
    List<Nest> body();

    /** Lets the indices be the variable plus a number. */
    void at(int ahead);

    /** Lets the indices be those of the first turn. */
    void atStart();

    /** The same walk for other items. */
    Walk over(Nest.Loop loop);

    /** Gives the variable's name back. */
    void close();

    /** Along one index. */
    static Walk along(Nest.Loop loop, Scope scope) {
        Item first = loop.items().get(0);
        Index index = loop.index(first);
        Range range = first.ranges().getOrDefault(index, new Range(Size.ZERO, loop.extent()));
        IntExpr from = scope.size(range.from());
        return new Named(scope.open(index.name()), from, scope.size(range.to()), loop.children(), scope) {
            @Override
            public void at(int ahead) {
                bind(ahead(ahead));
            }

            @Override
            public void atStart() {
                bind(from());
            }

            private void bind(IntExpr value) {
                loop.items().forEach(item -> scope.bind(loop.index(item), value));
            }

            @Override
            public Walk over(Nest.Loop other) {
                return along(other, scope);
            }
        };
    }

    /** Through whole matrices, row after row. */
    static Walk flat(Nest.Loop loop, Scope scope) {
        Nest.Loop inner = (Nest.Loop) loop.children().get(0);
        IntExpr length = scope.size(loop.extent().times(inner.extent()));
        return new Named(scope.open("k"), IntExpr.of(0), length, inner.children(), scope) {
            @Override
            public void at(int ahead) {
                bind(ahead(ahead));
            }

            @Override
            public void atStart() {
                bind(from());
            }

            private void bind(IntExpr value) {
                loop.items().forEach(item -> scope.bindFlat(List.of(loop.index(item), inner.index(item)), value));
            }

            @Override
            public Walk over(Nest.Loop other) {
                return flat(other, scope);
            }

            @Override
            public void close() {
                super.close();
                loop.items().forEach(item -> scope.unbindFlat(List.of(loop.index(item), inner.index(item))));
            }
        };
    }

    /** A walk whose variable has a name. */
    abstract class Named implements Walk {
        private final String variable;
        private final IntExpr from;
        private final IntExpr limit;
        private final List<Nest> body;
        private final Scope scope;

        Named(String variable, IntExpr from, IntExpr limit, List<Nest> body, Scope scope) {
            this.variable = variable;
            this.from = from;
            this.limit = limit;
            this.body = body;
            this.scope = scope;
        }

        IntExpr ahead(int ahead) {
            return new IntExpr.Var(variable).plus(IntExpr.of(ahead));
        }

        @Override
        public String variable() {
            return variable;
        }

        @Override
        public IntExpr from() {
            return from;
        }

        @Override
        public IntExpr limit() {
            return limit;
        }

        @Override
        public List<Nest> body() {
            return body;
        }

        @Override
        public void close() {
            scope.close(variable);
        }
    }
}
