package org.matgrad.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.matgrad.benchmarks.core.Case;
import org.matgrad.benchmarks.core.Contender;
import org.matgrad.benchmarks.core.Group;
import org.matgrad.benchmarks.measure.Address;

class CatalogTest {

    @Test
    void everyContenderHasAnAddressOfItsOwn() {
        Set<String> addresses = new TreeSet<>();
        int count = 0;
        for (Group group : Catalog.groups()) {
            for (Case problem : group.cases()) {
                for (Contender contender : problem.contenders()) {
                    Address address = new Address(group.name(), problem.name(), contender.name());
                    addresses.add(address.toString());
                    count++;
                    assertEquals(address, Address.of(address.toString()));
                    assertEquals(contender.name(), Catalog.find(address).name());
                }
            }
        }
        assertEquals(count, addresses.size());
    }

    /** Those that no other test looks at; the small problems of the rest are in other tests. */
    @TestFactory
    Stream<DynamicTest> whatIsMeasuredIsRight() {
        List<String> groups = List.of("adbench", "elementwise", "float");
        return Catalog.groups().stream()
                .filter(group -> groups.contains(group.name()))
                .flatMap(group -> group.cases().stream())
                .flatMap(problem -> problem.contenders().stream()
                        .map(contender -> DynamicTest.dynamicTest(
                                problem.name() + ": " + contender.name(), contender::prepared)));
    }

    @Test
    void argumentsChoose() {
        List<Group> groups = Catalog.groups();
        Options options = Options.of("products/n = 6", "small", "--quick", "--forks", "7", "--jvm", "-Xmx1g");
        options.check(groups);
        assertEquals(7, options.effort().forks());
        assertEquals(List.of("-Xmx1g"), options.effort().jvmArguments());
        List<String> chosen = groups.stream()
                .flatMap(group -> options.chosenOf(group).stream().map(problem -> group.name() + "/" + problem.name()))
                .toList();
        assertEquals(List.of("products/n = 64"), chosen.subList(0, 1));
        assertEquals(5, chosen.size());
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Options.of("--fast"));
        assertThrows(IllegalArgumentException.class, () -> Options.of("--forks"));
        assertThrows(IllegalArgumentException.class, () -> Options.of("--forks", "0"));
        Options options = Options.of("small", "products/n = 7");
        assertThrows(IllegalArgumentException.class, () -> options.check(Catalog.groups()));
    }
}
