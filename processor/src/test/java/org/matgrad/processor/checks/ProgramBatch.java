package org.matgrad.processor.checks;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** A random program with batches. */
record ProgramBatch(ProgramCase program, Set<String> batch) implements ProgramCase {

    /** Gives some of the parameters by row, at least one where it is possible. */
    static ProgramBatch of(ProgramCase program, Random random) {
        List<String> names = program.parameters().stream()
                .filter(parameter -> parameter.record() == null)
                .map(ProgramParameter::name)
                .toList();
        Set<String> chosen = new LinkedHashSet<>(
                names.stream().filter(name -> random.nextInt(3) == 0).toList());
        if (chosen.isEmpty() && !names.isEmpty()) {
            chosen.add(names.get(random.nextInt(names.size())));
        }
        return new ProgramBatch(program, chosen);
    }

    @Override
    public String source(String name) {
        String names = batch.stream().map(one -> '"' + one + '"').collect(Collectors.joining(", "));
        return program.source(name)
                .replace("@Differentiable static", "@Differentiable(batch = {" + names + "}) static");
    }

    @Override
    public String traced(String name) {
        return program.traced(name);
    }

    @Override
    public List<ProgramParameter> parameters() {
        return program.parameters();
    }

    @Override
    public Map<String, Integer> numbers() {
        return program.numbers();
    }

    @Override
    public boolean shaped() {
        return program.shaped();
    }

    @Override
    public boolean isTame() {
        return program.isTame();
    }

    @Override
    public ProgramCase declared() {
        return new ProgramBatch(program.declared(), batch);
    }
}
