package org.matgrad.processor.source;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Reads calls: of the language's own operations, of helpers, and of methods outside that have a derivative. */
final class Calls {

    private final Scope scope;
    private final Expressions expressions;
    private final Library library;
    private final Helpers helpers;
    private final Outside outside;
    private final CompanionCalls companions;

    Calls(Scope scope, DeclaredShapes shapes, Expressions expressions) {
        this.scope = scope;
        this.expressions = expressions;
        this.library = new Library(scope, shapes, expressions);
        this.outside = new Outside(scope, expressions);
        this.helpers = new Helpers(scope, expressions, outside);
        this.companions = new CompanionCalls(scope, expressions, helpers, outside);
    }

    Quantity read(MethodInvocationTree call, Place at) {
        if (!(scope.element(at.to(call.getMethodSelect())) instanceof ExecutableElement callee)) {
            return scope.leaveToCompiler();
        }
        Element owner = callee.getEnclosingElement();
        Optional<Quantity> value;
        if (JavaTypes.isRuntime(owner) || JavaTypes.isMath(owner)) {
            value = library.read(callee, call, at);
        } else if (CompanionCalls.isCompanions(callee)) {
            value = Optional.of(companions.read(callee, call, at));
        } else if (Records.isAccessor(callee)) {
            value = Optional.of(expressions.records().component(callee, call, at));
        } else if (expressions.fields().isAccessor(callee, at.to(call.getMethodSelect()))) {
            value = Optional.of(expressions.fields().accessor(callee, at.to(call.getMethodSelect())));
        } else if (JavaTypes.topLevel(owner).equals(scope.home()) && !outside.isRegistered(callee)) {
            value = Optional.of(helpers.read(callee, call, at));
        } else {
            // The methods of Java's arrays are of no class.
            value = JavaTypes.topLevel(owner) instanceof TypeElement
                    ? outside.read(callee, operands(callee, call, at), at)
                    : Optional.empty();
        }
        return value.orElseGet(() -> refuse(callee, call, at));
    }

    /** What a method is applied to, the receiver first where it stands in the call. */
    static List<Place> operands(ExecutableElement callee, MethodInvocationTree call, Place at) {
        List<Place> operands = new ArrayList<>();
        if (!callee.getModifiers().contains(Modifier.STATIC)
                && call.getMethodSelect() instanceof MemberSelectTree select) {
            operands.add(at.to(select).to(select.getExpression()));
        }
        for (Tree argument : call.getArguments()) {
            operands.add(at.to(argument));
        }
        return operands;
    }

    private Quantity refuse(ExecutableElement callee, MethodInvocationTree call, Place at) {
        String name = callee.getEnclosingElement().getSimpleName() + "." + callee.getSimpleName();
        scope.refuse(Problem.UNKNOWN_CALL, at, name);
        for (Place operand : operands(callee, call, at)) {
            if (!(scope.kind(operand) instanceof Kind.Other) || operand.tree() instanceof MethodInvocationTree) {
                expressions.read(operand);
            }
        }
        return Quantity.POISON;
    }
}
