package org.matgrad.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.matgrad.processor.component.ArrayVar;
import org.matgrad.processor.loop.Statement;

/**
 * What all methods of a companion have in common when their statements are written.
 *
 * @param fields the arrays and numbers that are fields; other numbers are declared where they are first set
 * @param objects the arrays that are kept as objects, with their types
 * @param packageName the companion's package
 * @param program the method, as messages call it
 * @param fileName the file that it stands in, as messages call it
 * @param members what fields of its own are called
 */
record Writing(
        JavaText text,
        Recording recording,
        Set<ArrayVar> fields,
        Map<ArrayVar, TypeName> objects,
        String packageName,
        String program,
        String fileName,
        Members members) {

    RealTypes types() {
        return text.types();
    }

    boolean isLocal(ArrayVar number) {
        return number.rank() == 0 && !fields.contains(number) && !isRecorded(number);
    }

    private boolean isRecorded(ArrayVar array) {
        return recording.isRecorded(array);
    }

    /** What the field with a kernel's workspace is called. */
    String name(Shared kernel) {
        return switch (kernel) {
            case PRODUCTS -> members.products();
            case FUNCTIONS -> members.functions();
        };
    }

    /** Makes an array's storage, and loads it. */
    CodeBlock allocate(Statement.Allocate allocate) {
        ArrayVar array = allocate.array();
        String name = JavaText.name(array);
        StringJoiner pattern = new StringJoiner(", ");
        Object[] sizes = allocate.sizes().stream().map(text::of).toArray();
        for (int axis = 0; axis < sizes.length; axis++) {
            pattern.add("$L");
        }
        if (objects.containsKey(array)) {
            return CodeBlock.builder()
                    .addStatement(
                            "this.$1L = $2T.sized(this.$1L, $3L)",
                            name,
                            types().storage(array),
                            CodeBlock.of(pattern.toString(), sizes))
                    .addStatement("$2T[] $1L = this.$1L.data()", name, types().number(array))
                    .build();
        }
        String product = String.join(") * (", java.util.Collections.nCopies(sizes.length, "$L"));
        CodeBlock length = sizes.length == 1 ? (CodeBlock) sizes[0] : CodeBlock.of("(" + product + ")", sizes);
        return CodeBlock.builder()
                .addStatement(
                        "$4T[] $1L = this.$1L = $2T.grown(this.$1L, $3L)",
                        name,
                        types().storage(array),
                        length,
                        types().number(array))
                .build();
    }

    /** A class as the companion refers to it: by its name within the package, or in full. */
    ClassName type(String qualifiedName) {
        String prefix = packageName.isEmpty() ? "" : packageName + ".";
        boolean samePackage = qualifiedName.startsWith(prefix);
        String rest = samePackage ? qualifiedName.substring(prefix.length()) : qualifiedName;
        if (samePackage) {
            String[] names = rest.split("\\.");
            ClassName type = ClassName.get(packageName, names[0]);
            for (int n = 1; n < names.length; n++) {
                type = type.nestedClass(names[n]);
            }
            return type;
        }
        return ClassName.bestGuess(qualifiedName);
    }
}
