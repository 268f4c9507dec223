package org.matgrad.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Names;
import org.matgrad.processor.component.Repetition;
import org.matgrad.processor.loop.Memory;

/**
 * The fields that say which turn of a loop a sweep is at, and so where a recorded array's present value begins: at the
 * turn's number times its size, or, where sizes differ from turn to turn, at a place of its own.
 */
final class Recording {

    /** A field that counts, and one with what it came to in the value's sweep. */
    private record Count(String now, String total) {}

    private final Memory memory;
    private final Map<Repetition.Turns, Count> turns = new LinkedHashMap<>();
    private final Map<ArrayVar, Count> places = new LinkedHashMap<>();
    /** The places of arrays that a sweep backwards records, where that sweep and later ones begin at the first. */
    private final Map<ArrayVar, String> reversed = new LinkedHashMap<>();

    Recording(Memory memory, Names names) {
        this.memory = memory;
        for (Repetition.Turns loop : memory.loops()) {
            if (!memory.recorded(loop).isEmpty()) {
                String name = names.fresh(loop.counter().name() + "Turn");
                turns.put(loop, new Count(name, names.fresh(name + "s")));
            }
        }
        for (ArrayVar array : memory.recorded()) {
            if (Memory.varies(array) && memory.order(array) == Repetition.Order.BACKWARD) {
                reversed.put(array, names.fresh(array.name() + "At"));
            } else if (Memory.varies(array)) {
                places.put(array, new Count(names.fresh(array.name() + "At"), names.fresh(array.name() + "End")));
            }
        }
    }

    /** All fields, which are ints. */
    List<String> fields() {
        List<String> fields = new ArrayList<>();
        for (Map<?, Count> counts : List.of(turns, places)) {
            counts.values().forEach(count -> {
                fields.add(count.now());
                fields.add(count.total());
            });
        }
        fields.addAll(reversed.values());
        return fields;
    }

    boolean isRecorded(ArrayVar array) {
        return memory.isRecorded(array);
    }

    boolean counts(Repetition.Turns loop) {
        return turns.containsKey(loop);
    }

    /** The field with the number of the present turn. */
    String turn(Repetition.Turns loop) {
        return turns.get(loop).now();
    }

    /** The field with the place of an array whose sizes differ, or null. */
    String place(ArrayVar array) {
        return places.containsKey(array) ? places.get(array).now() : reversed.get(array);
    }

    /** Where the present turn's value of an array begins. */
    String base(ArrayVar array, JavaText text) {
        String place = place(array);
        if (place != null) {
            return place;
        }
        String turn = turn(memory.turns(array));
        return array.rank() == 0
                ? turn
                : turn + " * " + text.factor(array.shape().length());
    }

    /** Before the value's sweep and before one that goes through the turns in the same order. */
    CodeBlock atFirst() {
        CodeBlock.Builder code = CodeBlock.builder();
        all().forEach(count -> code.addStatement("$L = 0", count.now()));
        return code.build();
    }

    /** After the value's sweep. */
    CodeBlock atEnd() {
        CodeBlock.Builder code = CodeBlock.builder();
        turns.values().forEach(count -> code.addStatement("$L = $L", count.total(), count.now()));
        places.forEach((array, count) -> {
            if (memory.isOfValue(array)) {
                code.addStatement("$L = $L", count.total(), count.now());
            }
        });
        return code.build();
    }

    /** After a later sweep in the same order, which records further arrays. */
    CodeBlock atEndOfAnother() {
        CodeBlock.Builder code = CodeBlock.builder();
        places.forEach((array, count) -> {
            if (!memory.isOfValue(array)) {
                code.addStatement("$L = $L", count.total(), count.now());
            }
        });
        return code.build();
    }

    /** Before a sweep that goes through the turns backwards. */
    CodeBlock atLast() {
        CodeBlock.Builder code = CodeBlock.builder();
        all().forEach(count -> code.addStatement("$L = $L", count.now(), count.total()));
        reversed.values().forEach(place -> code.addStatement("$L = 0", place));
        return code.build();
    }

    private List<Count> all() {
        List<Count> all = new ArrayList<>(turns.values());
        all.addAll(places.values());
        return all;
    }
}
