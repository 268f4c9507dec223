package org.matgrad.processor.source;

import java.util.Optional;
import javax.lang.model.element.Element;
import org.matgrad.processor.matrix.Loop;
import org.matgrad.processor.matrix.Relation;

/**
 * The header of a counted loop.
 *
 * @param variable the loop's variable
 * @param from its first value
 * @param relation what it is to the limit as long as the loop goes on
 * @param limit what it is compared with
 * @param step what is added or subtracted; empty for 1
 */
record LoopHeader(
        Element variable, Place from, Relation relation, Place limit, Loop.Direction direction, Optional<Place> step) {}
