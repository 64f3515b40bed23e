package io.serai.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The compose file sets nothing that nobody reads, and opens nothing to the world. */
class ComposeTest {
    private static final JsonNode SERVICES = services();

    @Test
    void every_property_that_the_hub_gets_is_one_that_it_reads() throws IOException {
        var known = new TreeSet<String>();
        Known.properties().forEach(name -> known.add(variable(name)));
        springProperties().forEach(name -> known.add(variable(name)));

        for (var hub : List.of("hub-1", "hub-2")) {
            assertThat(names(SERVICES.path(hub).path("environment")))
                    .contains("SERAI_DATA", "SPRING_ARTEMIS_BROKER_URL")
                    .allSatisfy(
                            name -> assertThat(known.contains(name.replaceFirst("_[0-9]+_.*", "")) || isSecret(name))
                                    .as(name)
                                    .isTrue());
        }
    }

    @Test
    void a_property_that_nobody_reads_would_be_found() throws IOException {
        assertThat(springProperties()).contains("spring.datasource.url").doesNotContain("spring.datasource.adress");
        assertThat(Known.properties()).doesNotContain("serai.date");
    }

    @Test
    void database_and_broker_are_of_versions_that_are_meant() {
        assertThat(SERVICES.at("/postgres/image").asText()).isEqualTo("postgres:18");
        assertThat(SERVICES.at("/artemis/image").asText()).isEqualTo("apache/artemis:2.57.0");
    }

    @Test
    void nothing_listens_beyond_this_machine_and_no_password_is_written_down() {
        SERVICES.forEach(service -> {
            service.path("ports").forEach(port -> assertThat(port.asText()).startsWith("127.0.0.1:"));
            names(service.path("environment")).stream()
                    .filter(name -> name.endsWith("PASSWORD"))
                    .forEach(name -> assertThat(
                                    service.path("environment").path(name).asText())
                            .startsWith("${"));
        });
    }

    @Test
    void a_parcel_can_be_packed_as_every_hub_has_a_carrier_for_it() {
        for (var hub : List.of("hub-1", "hub-2")) {
            assertThat(SERVICES.path(hub)
                            .at("/environment/SERAI_SHIPPING_RULES_0_CARRIER")
                            .asText())
                    .isEqualTo("andes");
        }
    }

    @Test
    void files_and_servers_of_partners_are_read_by_one_hub_only() {
        assertThat(names(SERVICES.at("/hub-1/environment"))).contains("SERAI_CARRIERS_ANDES_SFTP");
        assertThat(names(SERVICES.at("/hub-2/environment"))).noneMatch(name -> name.contains("SFTP"));
    }

    @Test
    void what_a_service_mounts_of_the_project_is_there() {
        SERVICES.forEach(service -> service.path("volumes").forEach(volume -> {
            var place = volume.asText().split(":", 2)[0];
            assertThat(!place.startsWith("./") || new File(place).exists())
                    .as(place)
                    .isTrue();
        }));
    }

    @Test
    void the_image_runs_as_nobody_special_and_takes_the_jar_and_its_libraries_alone() throws IOException {
        var lines = Files.readAllLines(Path.of("Dockerfile"));

        assertThat(lines).contains("USER serai").noneMatch(line -> line.startsWith("USER root"));
        assertThat(lines.indexOf("USER serai")).isLessThan(lines.size() - 1);
        assertThat(lines).filteredOn(line -> line.startsWith("FROM")).allMatch(line -> line.contains("temurin:17-jre"));
        assertThat(Files.readAllLines(Path.of(".dockerignore")))
                .containsExactly("*", "!target/serai.jar", "!target/lib");
    }

    /** Merge keys are resolved, as Compose does it. */
    private static JsonNode services() {
        try (var file = Files.newBufferedReader(Path.of("docker-compose.yml"))) {
            return new ObjectMapper()
                    .<JsonNode>valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(file))
                    .path("services");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of secrets are the partners' settings. */
    private static boolean isSecret(String name) {
        return name.startsWith("SERAI_SECRETS_");
    }

    private static Set<String> springProperties() throws IOException {
        var names = new TreeSet<String>();
        var resolver = new PathMatchingResourcePatternResolver();
        for (var resource : resolver.getResources("classpath*:META-INF/spring-configuration-metadata.json")) {
            try (var in = resource.getInputStream()) {
                new ObjectMapper()
                        .readTree(in)
                        .path("properties")
                        .forEach(property -> names.add(property.path("name").asText()));
            }
        }
        return names;
    }

    private static List<String> names(JsonNode environment) {
        var names = new ArrayList<String>();
        environment.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String variable(String property) {
        return property.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
