package org.matgrad.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.component.Kernel;
import org.matgrad.processor.loop.IntExpr;
import org.matgrad.processor.loop.Statement;
import org.matgrad.processor.matrix.Callee;

/** Writes the call of one procedure: of the runtime's, of another companion's or of a registered derivative's. */
final class CallWriter {

    private final Statement.Call call;
    private final Writing how;
    private final JavaText text;
    private final boolean declares;

    CallWriter(Statement.Call call, Writing how, boolean declares) {
        this.call = call;
        this.how = how;
        this.text = how.text();
        this.declares = declares;
    }

    CodeBlock write() {
        return call.procedure() instanceof Kernel.Outside outside
                ? outside(outside)
                : builtin((Kernel.Builtin) call.procedure());
    }

    // The runtime's procedures

    private CodeBlock builtin(Kernel.Builtin procedure) {
        Statement.Region target = call.targets().get(0);
        return switch (procedure) {
            case FACTOR -> statement("factor", part(0), size(0), place(target));
            case CHOLESKY -> statement("cholesky", part(0), size(0), place(target), where());
            case COFACTORS -> statement("cofactors", part(0), size(0), place(target));
            case COFACTORS_TANGENT -> statement("cofactorsTangent", part(0), part(1), size(0), place(target));
            case SOLVE -> solve("solve", 1, 2);
            case SOLVE_TRANSPOSED -> solve("solveTransposed", 1, 2);
            case SOLVE_LOWER -> solve("solveLower", 0, 1);
            case SOLVE_LOWER_TRANSPOSED -> solve("solveLowerTransposed", 0, 1);
            case SOLVE_UPPER -> solve("solveUpper", 0, 1);
            case SOLVE_UPPER_TRANSPOSED -> solve("solveUpperTransposed", 0, 1);
            case DETERMINANT ->
                number(CodeBlock.of("$T.determinant($L, $L)", how.types().linearAlgebra(), part(1), size(0)));
            case LOG_DETERMINANT ->
                number(CodeBlock.of(
                        "$T.logDeterminant($L, $L, $L)", how.types().linearAlgebra(), part(1), size(0), where()));
            case CUMULATIVE_SUM ->
                CodeBlock.builder()
                        .addStatement(
                                "$T.cumulativeSum($L, $L, $L)", how.types().scans(), part(0), size(0), place(target))
                        .build();
            case REVERSE_CUMULATIVE_SUM ->
                CodeBlock.builder()
                        .addStatement(
                                "$T.reverseCumulativeSum($L, $L, $L)",
                                how.types().scans(),
                                part(0),
                                size(0),
                                place(target))
                        .build();
        };
    }

    private CodeBlock solve(String name, int matrix, int right) {
        List<IntExpr> sizes = region(right).sizes();
        IntExpr columns = sizes.size() == 1 ? IntExpr.of(1) : sizes.get(1);
        return statement(
                name,
                part(matrix),
                text.of(sizes.get(0)),
                part(right),
                text.of(columns),
                place(call.targets().get(0)),
                where());
    }

    private CodeBlock where() {
        int line = call.origin() == null ? 0 : call.origin().line();
        return CodeBlock.of("$S", call.operation() + ", line " + line + " of " + how.fileName());
    }

    private CodeBlock statement(String name, CodeBlock... arguments) {
        return CodeBlock.builder()
                .addStatement("$T.$L($L)", how.types().linearAlgebra(), name, CodeBlock.join(List.of(arguments), ", "))
                .build();
    }

    private CodeBlock number(CodeBlock value) {
        return set(call.targets().get(0), value);
    }

    private CodeBlock set(Statement.Region target, CodeBlock value) {
        ArrayVar array = target.array();
        boolean isElement = array.rank() > 0 || how.recording().isRecorded(array);
        CodeBlock place = isElement
                ? text.element(array, target.offset())
                : declares
                        ? CodeBlock.of("$T $L", how.types().number(array), JavaText.name(array))
                        : CodeBlock.of("$L", JavaText.name(array));
        return CodeBlock.builder().addStatement("$L = $L", place, value).build();
    }

    private Statement.Region region(int argument) {
        return ((Statement.Argument.Part) call.arguments().get(argument)).region();
    }

    private CodeBlock part(int argument) {
        return place(region(argument));
    }

    private CodeBlock place(Statement.Region region) {
        return CodeBlock.of("$L, $L", JavaText.name(region.array()), text.of(region.offset()));
    }

    private CodeBlock size(int argument) {
        return text.of(region(argument).sizes().get(0));
    }

    // Methods outside

    private CodeBlock outside(Kernel.Outside outside) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (outside.callee() instanceof Callee.Companion companion) {
            companion(companion, outside.wanted(), code);
        } else {
            registered((Callee.Registered) outside.callee(), outside.wanted(), code);
        }
        return code.build();
    }

    private CodeBlock arguments() {
        List<CodeBlock> arguments = new ArrayList<>();
        call.arguments().forEach(argument -> arguments.add(argument(argument)));
        return CodeBlock.join(arguments, ", ");
    }

    private CodeBlock argument(Statement.Argument argument) {
        if (argument instanceof Statement.Argument.Number number) {
            return text.of(number.value());
        }
        if (argument instanceof Statement.Argument.Int integer) {
            return text.of(integer.value());
        }
        if (argument instanceof Statement.Argument.Ints ints) {
            return CodeBlock.of("$L", ints.name());
        }
        if (argument instanceof Statement.Argument.Bool bool) {
            return text.of(bool.test());
        }
        return object(((Statement.Argument.Part) argument).region());
    }

    /** A copy of a part of an array as an object, which the method outside may keep. */
    private CodeBlock object(Statement.Region region) {
        String name = JavaText.name(region.array());
        CodeBlock from = text.of(region.offset());
        CodeBlock length = CodeBlock.join(
                region.sizes().stream()
                        .map(size -> CodeBlock.of("($L)", text.of(size)))
                        .toList(),
                " * ");
        CodeBlock data = CodeBlock.of("$T.copyOfRange($L, $L, $L + $L)", Types.ARRAYS, name, from, from, length);
        List<CodeBlock> sizes = region.sizes().stream().map(text::of).toList();
        return switch (region.sizes().size()) {
            case 1 -> CodeBlock.of("$T.wrap($L)", how.types().vector(), data);
            case 2 -> CodeBlock.of("$T.wrap($L, $L)", how.types().matrix(), CodeBlock.join(sizes, ", "), data);
            default ->
                CodeBlock.of("$T.wrap(new int[] {$L}, $L)", how.types().tensor(), CodeBlock.join(sizes, ", "), data);
        };
    }

    private void companion(Callee.Companion companion, Kernel.Wanted wanted, CodeBlock.Builder code) {
        TypeName type = how.type(companion.companion());
        if (wanted instanceof Kernel.TheValue) {
            store(call.targets().get(0), CodeBlock.of("$T.value($L)", type, arguments()), code);
        } else if (wanted instanceof Kernel.Directional) {
            store(call.targets().get(0), CodeBlock.of("$T.tangent($L).tangent()", type, arguments()), code);
        } else if (wanted instanceof Kernel.Curvature curvature) {
            byOperand(companion, "HessianProduct", "hessianTimes", curvature.operands(), code);
        } else {
            byOperand(companion, "Gradient", "gradient", ((Kernel.Derivatives) wanted).operands(), code);
        }
    }

    /** Calls a method that returns a record with a component for each operand. */
    private void byOperand(
            Callee.Companion companion, String record, String method, List<Integer> operands, CodeBlock.Builder code) {
        List<CodeBlock> arguments = new ArrayList<>();
        // The gradient of a number takes no seed: it is scaled afterwards.
        Statement.Argument weight = call.arguments().get(companion.components().size());
        boolean isNumber = weight instanceof Statement.Argument.Number;
        CodeBlock seed = argument(weight);
        for (Statement.Argument argument : call.arguments()) {
            if (argument != weight || !isNumber) {
                arguments.add(argument(argument));
            }
        }
        String local = how.members().outcome();
        code.add("{\n").indent();
        code.addStatement(
                "$T $L = $T.$L($L)",
                how.type(companion.companion()).nestedClass(record),
                local,
                how.type(companion.companion()),
                method,
                CodeBlock.join(arguments, ", "));
        for (int n = 0; n < operands.size(); n++) {
            String component = companion.components().get(operands.get(n));
            CodeBlock value = CodeBlock.of("$L.$L()", local, component);
            if (isNumber) {
                scaled(call.targets().get(n), value, seed, code);
            } else {
                store(call.targets().get(n), value, code);
            }
        }
        code.unindent().add("}\n");
    }

    private void registered(Callee.Registered registered, Kernel.Wanted wanted, CodeBlock.Builder code) {
        if (wanted instanceof Kernel.TheValue) {
            CodeBlock value = CodeBlock.of("$T.$L($L)", how.type(registered.owner()), registered.method(), arguments());
            store(call.targets().get(0), value, code);
            return;
        }
        String local = how.members().outcome();
        code.add("{\n").indent();
        code.addStatement(
                "$T $L = $T.$L($L)",
                how.type(registered.record()),
                local,
                how.type(registered.derivativeOwner()),
                registered.derivative(),
                arguments());
        List<Integer> operands = ((Kernel.Derivatives) wanted).operands();
        for (int n = 0; n < operands.size(); n++) {
            String component = registered.components().get(operands.get(n));
            store(call.targets().get(n), CodeBlock.of("$L.$L()", local, component), code);
        }
        code.unindent().add("}\n");
    }

    /** Puts a number or an array where it belongs; an array must have the size that was expected. */
    private void store(Statement.Region target, CodeBlock value, CodeBlock.Builder code) {
        if (target.sizes().isEmpty()) {
            code.add(set(target, value));
            return;
        }
        code.addStatement(
                "$T.copy($L, $L, $L, $S, $L)",
                how.types().results(),
                value,
                JavaText.name(target.array()),
                text.of(target.offset()),
                call.procedure().name(),
                CodeBlock.join(target.sizes().stream().map(text::of).toList(), ", "));
    }

    private void scaled(Statement.Region target, CodeBlock value, CodeBlock factor, CodeBlock.Builder code) {
        if (target.sizes().isEmpty()) {
            code.add(set(target, CodeBlock.of("$L * ($L)", value, factor)));
            return;
        }
        store(target, CodeBlock.of("$L.times($L)", value, factor), code);
    }
}
