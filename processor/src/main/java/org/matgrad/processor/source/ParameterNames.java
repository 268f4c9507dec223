package org.matgrad.processor.source;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a program calls a method's parameters and the components of those that are records. */
final class ParameterNames {

    private final Set<String> taken = new HashSet<>();
    private final Set<String> noSizes = new HashSet<>();
    private final Map<String, Map<String, String>> components = new HashMap<>();

    ParameterNames(MethodSignature signature) {
        for (MethodSignature.Parameter parameter : signature.parameters()) {
            taken.add(parameter.name());
            if (!(parameter.kind() instanceof Kind.Int)) {
                noSizes.add(parameter.name());
            }
        }
        signature.receiver().ifPresent(receiver -> noSizes.add(receiver.name()));
        taken.addAll(noSizes);
        signature.parameters().forEach(this::nameComponents);
    }

    private void nameComponents(MethodSignature.Parameter parameter) {
        if (parameter.kind() instanceof Kind.Record composite) {
            Map<String, String> names = new HashMap<>();
            composite
                    .components()
                    .forEach(component -> names.put(component.name(), fresh(parameter.name(), component.name())));
            components.put(parameter.name(), names);
        }
    }

    /** The parameter's name and the component's together, with a number where a parameter has that name. */
    private String fresh(String parameter, String component) {
        String wanted = parameter + RecordTypes.capitalised(component);
        String name = wanted;
        for (int n = 2; !taken.add(name); n++) {
            name = wanted + n;
        }
        noSizes.add(name);
        return name;
    }

    String component(String parameter, String component) {
        return components.get(parameter).get(component);
    }

    /** The names that {@code @Shape} can't give to sizes. */
    Set<String> ofNoSizes() {
        return Set.copyOf(noSizes);
    }
}
