package org.matgrad.processor.source;

import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Which method's companion has which name, over all rounds. */
final class CompanionNames {

    private final Elements elements;
    private final Map<String, String> owners = new HashMap<>();

    CompanionNames(Elements elements) {
        this.elements = elements;
    }

    /** Reserves a companion's name; false, and reported, when it is taken. */
    boolean claim(MethodSignature signature, Scope scope, Place at) {
        String name = signature.companionName();
        String qualified = Companions.qualifiedName(signature.method());
        String method = signature.className() + "." + signature.method();
        String owner = owners.putIfAbsent(qualified, method);
        if (owner != null && !owner.equals(method)) {
            scope.refuse(Problem.COMPANION_TWICE, at, owner, method, name);
            return false;
        }
        // In its own module only: a lookup in all of them takes longer than reading the method.
        TypeElement existing = elements.getTypeElement(elements.getModuleOf(signature.method()), qualified);
        if (existing != null && !Companions.isCompanion(existing)) {
            scope.refuse(Problem.COMPANION_IS_CLASS, at, method, name);
            return false;
        }
        return true;
    }
}
