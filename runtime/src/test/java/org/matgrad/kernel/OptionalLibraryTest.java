package org.matgrad.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.lu.LUDecompositionAlt_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.matgrad.MatrixMath;

/** The runtime without the libraries that are optional, and as a module next to them. */
class OptionalLibraryTest {

    private static final String LU =
            "the LU factorisation needs EJML, which is missing: add the dependency " + "org.ejml:ejml-ddense";
    private static final String ERF = "erf needs Commons Numbers, which is missing: add the dependency "
            + "org.apache.commons:commons-numbers-gamma";

    @Test
    void whatIsMissingIsNamedEachTime() throws Exception {
        try (URLClassLoader alone = loader()) {
            for (int time = 0; time < 2; time++) {
                assertMissing(LU, () -> determinant(alone));
                assertMissing(ERF, () -> erf(alone));
            }
        }
    }

    @Test
    void theRestWorksWithoutThem() throws Exception {
        try (URLClassLoader alone = loader()) {
            Class<?> scalar = alone.loadClass("org.matgrad.kernel.Special");
            assertEquals(
                    Special.tetragamma(2),
                    scalar.getMethod("tetragamma", double.class).invoke(null, 2.0));
            double[] y = new double[1];
            Class<?> algebra = alone.loadClass("org.matgrad.kernel.LinearAlgebra");
            Arrays.stream(algebra.getMethods())
                    .filter(method -> method.getName().equals("solveLower"))
                    .findAny()
                    .orElseThrow()
                    .invoke(null, new double[] {2}, 0, 1, new double[] {6}, 0, 1, y, 0, "solveLower");
            assertEquals(3, y[0]);
        }
    }

    @Test
    void onTheModulePathTheyAreFoundThere() throws Exception {
        ModuleLayer layer = layer(
                ClassLoader.getPlatformClassLoader(),
                "ejml.ddense",
                place(MatrixMath.class),
                place(DMatrixRMaj.class),
                place(LUDecompositionAlt_DDRM.class));
        ClassLoader loader = layer.findLoader("org.matgrad");
        assertEquals(-2.0, determinant(loader));
        assertMissing(ERF, () -> erf(loader));
    }

    @Test
    void aModuleFindsThemOnTheClassPath() throws Exception {
        ModuleLayer layer = layer(OptionalLibraryTest.class.getClassLoader(), "org.matgrad", place(MatrixMath.class));
        ClassLoader loader = layer.findLoader("org.matgrad");
        assertEquals(-2.0, determinant(loader));
        assertEquals(Special.erf(0.5), erf(loader));
    }

    /** The runtime in a loader of its own, which knows no library. */
    private static URLClassLoader loader() throws IOException, URISyntaxException {
        URL runtime = place(MatrixMath.class).toUri().toURL();
        return new URLClassLoader(new URL[] {runtime}, ClassLoader.getPlatformClassLoader());
    }

    private static ModuleLayer layer(ClassLoader parent, String root, Path... places) {
        Configuration configuration = ModuleLayer.boot()
                .configuration()
                .resolve(ModuleFinder.of(places), ModuleFinder.of(), Set.copyOf(List.of("org.matgrad", root)));
        return ModuleLayer.defineModulesWithOneLoader(configuration, List.of(ModuleLayer.boot()), parent)
                .layer();
    }

    private static Path place(Class<?> type) throws URISyntaxException {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toPath();
    }

    /** That of [[1, 2], [3, 4]]. */
    private static Object determinant(ClassLoader loader) throws ReflectiveOperationException {
        Class<?> matrix = loader.loadClass("org.matgrad.Matrix");
        Object a = matrix.getMethod("of", int.class, int.class, double[].class)
                .invoke(null, 2, 2, new double[] {1, 2, 3, 4});
        return loader.loadClass("org.matgrad.MatrixMath")
                .getMethod("determinant", matrix)
                .invoke(null, a);
    }

    private static Object erf(ClassLoader loader) throws ReflectiveOperationException {
        return loader.loadClass("org.matgrad.MatrixMath")
                .getMethod("erf", double.class)
                .invoke(null, 0.5);
    }

    private static void assertMissing(String message, Executable action) {
        Throwable cause = assertThrows(InvocationTargetException.class, action).getCause();
        assertEquals(IllegalStateException.class, cause.getClass());
        assertEquals(message, cause.getMessage());
    }
}
