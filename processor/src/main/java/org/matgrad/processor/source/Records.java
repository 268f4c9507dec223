package org.matgrad.processor.source;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;

/** Reads the making of records and their accessors. */
final class Records {

    private final Scope scope;
    private final Expressions expressions;

    Records(Scope scope, Expressions expressions) {
        this.scope = scope;
        this.expressions = expressions;
    }

    /** Whether a method hands on a component of a record. */
    static boolean isAccessor(ExecutableElement callee) {
        return callee.getEnclosingElement() instanceof TypeElement type
                && type.getRecordComponents().stream()
                        .map(RecordComponentElement::getAccessor)
                        .anyMatch(callee::equals);
    }

    /** The component that an accessor hands on. */
    Quantity component(ExecutableElement accessor, MethodInvocationTree call, Place at) {
        Place select = at.to(call.getMethodSelect());
        if (expressions.fields().isOwn(accessor, select) || !(select.tree() instanceof MemberSelectTree member)) {
            return expressions.fields().accessor(accessor, select);
        }
        return component(accessor, select.to(member.getExpression()));
    }

    /** The component that a record's field or accessor stands for. */
    Quantity component(Element member, Place record) {
        return expressions.read(record) instanceof Quantity.Composite composite
                ? composite.components().get(member.getSimpleName().toString())
                : Quantity.POISON;
    }

    /** A new record of its components. */
    Quantity make(NewClassTree tree, Kind.Record kind, Place at) {
        List<MethodSignature.Parameter> components = kind.components();
        if (!(scope.element(at) instanceof ExecutableElement constructor)) {
            return scope.leaveToCompiler();
        }
        TypeElement type = (TypeElement) constructor.getEnclosingElement();
        if (!RecordCode.isCanonical(constructor, type) || tree.getArguments().size() != components.size()) {
            return scope.refuse(Problem.OTHER_CONSTRUCTOR, at, type.getSimpleName());
        }
        if (!isMade(type, at)) {
            return Quantity.POISON;
        }
        Map<String, Quantity> read = new LinkedHashMap<>();
        for (int c = 0; c < components.size(); c++) {
            Place argument = at.to(tree.getArguments().get(c));
            read.put(
                    components.get(c).name(),
                    expressions.read(argument, components.get(c).kind()));
        }
        return read.containsValue(Quantity.POISON) ? Quantity.POISON : new Quantity.Composite(read);
    }

    /** Whether the compiler made the record's constructor and accessors; otherwise it is refused. */
    private boolean isMade(TypeElement type, Place at) {
        Optional<Refusal> refusal = new RecordCode(scope.trees()).refusal(type.asType());
        refusal.ifPresent(reason -> reason.report(scope.problems(), at.tree()));
        return refusal.isEmpty();
    }
}
