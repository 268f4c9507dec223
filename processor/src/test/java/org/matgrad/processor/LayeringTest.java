package org.matgrad.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Data flows one way: no stage knows a later one, and the core knows neither a compiler nor JavaPoet. */
@AnalyzeClasses(packages = "org.matgrad.processor", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

    private static final String ROOT = "org.matgrad.processor.";

    private static ArchRule mayOnlyKnow(String stage, String... earlier) {
        String[] allowed = new String[earlier.length + 2];
        allowed[0] = "java..";
        allowed[1] = ROOT + stage + "..";
        for (int e = 0; e < earlier.length; e++) {
            allowed[e + 2] = ROOT + earlier[e] + "..";
        }
        return classes()
                .that()
                .resideInAPackage(ROOT + stage + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed);
    }

    @ArchTest
    static final ArchRule matrix = mayOnlyKnow("matrix");

    @ArchTest
    static final ArchRule component = mayOnlyKnow("component", "matrix");

    @ArchTest
    static final ArchRule calculus = mayOnlyKnow("calculus", "matrix", "component");

    @ArchTest
    static final ArchRule loop = mayOnlyKnow("loop", "matrix", "component");

    @ArchTest
    static final ArchRule report = mayOnlyKnow("report", "matrix", "component", "calculus", "loop");

    @ArchTest
    static final ArchRule source = noClasses()
            .that()
            .resideInAPackage(ROOT + "source..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "component..",
                    ROOT + "calculus..",
                    ROOT + "loop..",
                    ROOT + "emit..",
                    ROOT + "report..",
                    "com.palantir..");

    @ArchTest
    static final ArchRule emit = noClasses()
            .that()
            .resideInAPackage(ROOT + "emit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "report..", "com.sun..");
}
