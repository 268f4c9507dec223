package org.matgrad.processor.report.document;

import java.util.List;

/** What is computed from what: nodes in order of evaluation, and which feeds which. */
public record Graph(List<Node> nodes, List<Edge> edges) {

    /** A part of the program. */
    public record Node(String name, String shape, String how, Role role) {}

    /** From one node to a later one, by their places in the list. */
    public record Edge(int from, int to) {}

    /** What a node is to the method. */
    public enum Role {
        /** A parameter that is differentiated with respect to. */
        VARIABLE,
        /** Another parameter. */
        GIVEN,
        COMPUTED,
        RESULT
    }

    public Graph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }
}
