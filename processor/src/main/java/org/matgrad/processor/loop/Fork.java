package org.matgrad.processor.loop;

import java.util.List;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.matrix.Origin;

/**
 * Two ways, one of which is taken.
 *
 * @param results what both ways write
 */
public record Fork(Num.Test condition, List<Node> then, List<Node> otherwise, List<ArrayVar> results, Origin origin)
        implements Node {
    public Fork {
        then = List.copyOf(then);
        otherwise = List.copyOf(otherwise);
        results = List.copyOf(results);
    }
}
