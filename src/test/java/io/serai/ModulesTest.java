package io.serai;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.ModulithMetadata;
import org.springframework.modulith.core.Violations;

class ModulesTest {
    private static final String WRONG = "io.serai.fixtures.wrong";
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.serai");
    private static final JavaClasses DELIBERATELY_WRONG = new ClassFileImporter().importPackages(WRONG);

    private static final Set<String> CORE = Set.of("kernel", "contract", "log");

    /** The direction of the whole: at most these may a package name in its {@code package-info}. */
    private static final Map<String, Set<String>> DIRECTION = Map.ofEntries(
            Map.entry("kernel", Set.of()),
            Map.entry("yaml", Set.of()),
            Map.entry("contract", Set.of("kernel")),
            Map.entry("edi", Set.of("kernel")),
            Map.entry("log", Set.of("kernel", "contract")),
            Map.entry("orders", CORE),
            Map.entry("channels", CORE),
            Map.entry("payments", CORE),
            Map.entry("returns", CORE),
            Map.entry("inventory", CORE),
            Map.entry("sourcing", and(CORE, "inventory", "yaml")),
            Map.entry("shipping", and(CORE, "edi")),
            Map.entry("notifications", CORE),
            Map.entry("mapping", and(CORE, "edi", "yaml")),
            Map.entry("privacy", CORE),
            Map.entry(
                    "fulfilment",
                    and(
                            CORE,
                            "orders",
                            "channels",
                            "payments",
                            "returns",
                            "inventory",
                            "sourcing",
                            "shipping",
                            "edi",
                            "notifications",
                            "mapping",
                            "privacy")),
            Map.entry("completeness", and(CORE, "channels", "mapping")),
            Map.entry("drafts", and(CORE, "mapping", "yaml")),
            Map.entry("workshop", and(CORE, "mapping", "drafts")),
            Map.entry(
                    "routing",
                    and(
                            CORE,
                            "channels",
                            "mapping",
                            "inventory",
                            "sourcing",
                            "completeness",
                            "drafts",
                            "workshop",
                            "fulfilment",
                            "returns",
                            "privacy",
                            "console")),
            Map.entry(
                    "console",
                    and(
                            CORE,
                            "mapping",
                            "sourcing",
                            "completeness",
                            "drafts",
                            "workshop",
                            "fulfilment",
                            "returns",
                            "privacy")),
            Map.entry("management", and(CORE, "console", "fulfilment")),
            Map.entry("cli", and(CORE, "mapping", "drafts", "fulfilment")),
            Map.entry("warehouse", CORE),
            Map.entry("demo", Set.of("kernel", "contract")),
            Map.entry("runtime", Set.of("drafts")),
            Map.entry("access", Set.of()));

    @Test
    void every_package_sees_only_what_it_says_it_sees() {
        ApplicationModules.of(Serai.class).verify();
    }

    @Test
    void a_package_that_sees_more_than_it_says_is_reported() {
        assertThatThrownBy(() -> new Fixture(WRONG + ".modules").verify())
                .isInstanceOf(Violations.class)
                .hasMessageContaining("till")
                .hasMessageContaining("shop");
    }

    @Test
    void every_package_says_what_it_sees_and_that_points_one_way() throws ClassNotFoundException {
        var packages = new TreeSet<String>();
        for (var module : ApplicationModules.of(Serai.class)) {
            var name = module.getIdentifier().toString();
            packages.add(name);
            var info = Class.forName(module.getBasePackage().getName() + ".package-info");
            var said = info.getAnnotation(ApplicationModule.class);
            assertThat(said).as("what %s says of its dependencies", name).isNotNull();
            assertThat(DIRECTION.get(name))
                    .as("the direction of dependencies of %s", name)
                    .isNotNull()
                    .containsAll(Stream.of(said.allowedDependencies())
                            .map(allowed -> allowed.split(" ::")[0])
                            .toList());
        }
        assertThat(packages).isEqualTo(new TreeSet<>(DIRECTION.keySet()));
    }

    @Test
    void only_the_rim_knows_camel() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackage("io.serai.routing..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..");

        rule.check(OURS);
        assertReports(rule, "CamelInOrders");
    }

    @Test
    void the_pure_packages_know_no_spring() {
        ArchRule rule = noClasses()
                .that()
                .resideInAnyPackage("io.serai..kernel..", "io.serai..contract..", "io.serai..edi..")
                .or()
                .resideInAnyPackage("io.serai..sourcing..", "io.serai..notifications..", "io.serai..mapping..")
                // What finds the files of a jar, and what fills a mail's template.
                .and()
                .doNotHaveFullyQualifiedName("io.serai.mapping.Resources")
                .and()
                .doNotHaveFullyQualifiedName("io.serai.notifications.MailText")
                .should()
                .dependOnClassesThat(springBesidesModulith());

        rule.check(OURS);
        assertReports(rule, "SpringInKernel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"warehouse", "runtime", "demo"})
    void nobody_imports_what_can_be_replaced(String house) {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackage("io.serai.." + house + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.serai.." + house + "..");

        rule.check(OURS);
        assertReports(rule, "SeesTheHouse." + house + "()");
    }

    @Test
    void routes_name_ports_so_ports_are_public() {
        ArchRule rule = noClasses()
                .that()
                .areAnnotatedWith(io.serai.kernel.Port.class)
                .should()
                .notBePublic();

        rule.check(OURS);
        assertReports(rule, "HiddenPort");
    }

    @Test
    void the_parts_of_fulfilment_point_one_way_and_none_to_what_joins_them() {
        ArchRule oneWay =
                slices().matching("io.serai..fulfilment.(*)..").should().beFreeOfCycles();
        ArchRule down = noClasses()
                .that()
                .resideInAPackage("io.serai..fulfilment.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.serai..fulfilment");

        oneWay.check(OURS);
        down.check(OURS);
        assertReports(oneWay, "Cycle detected");
        assertReports(down, "Labels");
    }

    private static DescribedPredicate<JavaClass> springBesidesModulith() {
        return DescribedPredicate.describe(
                "are Spring's",
                type -> type.getPackageName().startsWith("org.springframework.")
                        && !type.getPackageName().startsWith("org.springframework.modulith"));
    }

    private static void assertReports(ArchRule rule, String culprit) {
        assertThat(rule.evaluate(DELIBERATELY_WRONG).getFailureReport().toString())
                .contains(culprit);
    }

    private static Set<String> and(Set<String> core, String... more) {
        var all = new TreeSet<>(core);
        all.addAll(List.of(more));
        return all;
    }

    /** Modules among the tests, which are left out otherwise. */
    private static final class Fixture extends ApplicationModules {
        @SuppressWarnings("removal") // The only way to look at modules among the tests.
        Fixture(String root) {
            super(
                    ModulithMetadata.of(root),
                    List.of(root),
                    DescribedPredicate.alwaysFalse(),
                    false,
                    new ImportOption.OnlyIncludeTests());
        }
    }
}
