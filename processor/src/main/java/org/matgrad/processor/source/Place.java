package org.matgrad.processor.source;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;

/**
 * Where a tree stands, with the name of the local variable that takes its value.
 *
 * @param path the way down to the tree
 * @param wanted the variable's name; null for a value without a name
 */
record Place(TreePath path, String wanted) {

    /** A part whose value is a step on the way. */
    Place to(Tree part) {
        return new Place(new TreePath(path, part), null);
    }

    /** A part whose value is the value of the whole. */
    Place into(Tree part) {
        return new Place(new TreePath(path, part), wanted);
    }

    Tree tree() {
        return path.getLeaf();
    }
}
