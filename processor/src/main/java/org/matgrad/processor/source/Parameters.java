package org.matgrad.processor.source;

import com.sun.source.tree.VariableTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import org.matgrad.processor.matrix.Shape;

/** Hands a method's parameters to the program, records taken apart. */
final class Parameters {

    private final Scope scope;
    private final DeclaredShapes shapes;
    private final ParameterNames names;

    Parameters(Scope scope, DeclaredShapes shapes, ParameterNames names) {
        this.scope = scope;
        this.shapes = shapes;
        this.names = names;
    }

    void define(MethodSignature.Parameter parameter, VariableTree tree, Place at) {
        Element variable = scope.element(at);
        Optional<Shape> declared = shapes.read(variable, at.path(), tree.getModifiers(), parameter.kind());
        Place type = at.to(tree.getType());
        Quantity value;
        if (parameter.kind() instanceof Kind.Record composite) {
            value = composite(parameter, composite, type);
        } else {
            value = simple(parameter, parameter.name(), parameter.name(), List.of(variable), declared, type);
        }
        scope.define(variable, value);
    }

    private Quantity composite(MethodSignature.Parameter parameter, Kind.Record kind, Place at) {
        TypeElement record = (TypeElement) ((DeclaredType) parameter.type()).asElement();
        boolean broken = new RecordCode(scope.trees()).refusal(parameter.type()).isPresent();
        Map<String, Quantity> components = new LinkedHashMap<>();
        for (int c = 0; c < kind.components().size(); c++) {
            MethodSignature.Parameter component = kind.components().get(c);
            RecordComponentElement element = record.getRecordComponents().get(c);
            Optional<Shape> declared =
                    new ArrayShapes(scope, shapes).declared(ArrayShapes.of(element), component.kind(), at);
            String access = parameter.name() + "." + component.name() + "()";
            String wanted = names.component(parameter.name(), component.name());
            components.put(component.name(), simple(component, wanted, access, ArrayShapes.of(element), declared, at));
        }
        return broken ? Quantity.POISON : new Quantity.Composite(components);
    }

    private Quantity simple(
            MethodSignature.Parameter parameter,
            String name,
            String access,
            List<? extends Element> elements,
            Optional<Shape> declared,
            Place at) {
        Kind kind = parameter.kind();
        if (kind instanceof Kind.Int) {
            shapes.determine(name);
            return new Quantity.Int(scope.builder().intParameter(name, access));
        }
        if (kind instanceof Kind.Ints) {
            return new Quantity.Ints(scope.builder().intsParameter(name, access));
        }
        if (kind instanceof Kind.Bool) {
            return new Quantity.Bool(scope.builder().flagParameter(name, access));
        }
        if (kind instanceof Kind.Other) {
            return Quantity.POISON;
        }
        declared.ifPresent(shapes::determine);
        Optional<Shape> shape = declared.or(
                () -> new ArrayShapes(scope, shapes).rank(elements, kind).map(rank -> scope.builder()
                        .unknownShape(name, rank)));
        if (shape.isEmpty()) {
            return scope.refuse(Problem.TENSOR_RANK, at, access);
        }
        return new Quantity.Real(scope.builder().parameter(name, shape.get(), parameter.active(), access));
    }
}
