package org.matgrad.processor.source;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.ThrowTree;

/** Tells where statements return, as far as blocks and ifs go. */
final class Returns {

    private Returns() {}

    /** Whether there is a return on some way. */
    static boolean somewhere(StatementTree statement) {
        if (statement instanceof BlockTree block) {
            return block.getStatements().stream().anyMatch(Returns::somewhere);
        }
        if (statement instanceof IfTree choice) {
            return somewhere(choice.getThenStatement())
                    || choice.getElseStatement() != null && somewhere(choice.getElseStatement());
        }
        return statement instanceof ReturnTree;
    }

    /** Whether no way goes on behind the statement. */
    static boolean everywhere(StatementTree statement) {
        if (statement instanceof BlockTree block) {
            return block.getStatements().stream().anyMatch(Returns::everywhere);
        }
        if (statement instanceof IfTree choice) {
            return everywhere(choice.getThenStatement())
                    && choice.getElseStatement() != null
                    && everywhere(choice.getElseStatement());
        }
        return statement instanceof ReturnTree || statement instanceof ThrowTree;
    }
}
