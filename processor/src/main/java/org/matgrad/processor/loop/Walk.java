package org.matgrad.processor.loop;

import java.util.List;

/** How a loop's variable stands for its items' indices. */
interface Walk {

    String variable();

    IntExpr limit();

    /** What stands in the loop. */
    List<Nest> body();

    /** Lets the indices be the variable plus a number. */
    void at(int ahead);

    /** Gives the variable's name back. */
    void close();

    /** Along one index. */
    static Walk along(Nest.Loop loop, Scope scope) {
        String wanted = loop.index(loop.items().get(0)).name();
        return new Named(scope.open(wanted), scope.size(loop.extent()), loop.children(), scope) {
            @Override
            public void at(int ahead) {
                loop.items().forEach(item -> scope.bind(loop.index(item), ahead(ahead)));
            }
        };
    }

    /** Through whole matrices, row after row. */
    static Walk flat(Nest.Loop loop, Scope scope) {
        Nest.Loop inner = (Nest.Loop) loop.children().get(0);
        IntExpr length = scope.size(loop.extent().times(inner.extent()));
        return new Named(scope.open("k"), length, inner.children(), scope) {
            @Override
            public void at(int ahead) {
                loop.items()
                        .forEach(item -> scope.bindFlat(List.of(loop.index(item), inner.index(item)), ahead(ahead)));
            }
        };
    }

    /** A walk whose variable has a name. */
    abstract class Named implements Walk {
        private final String variable;
        private final IntExpr limit;
        private final List<Nest> body;
        private final Scope scope;

        Named(String variable, IntExpr limit, List<Nest> body, Scope scope) {
            this.variable = variable;
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
