package io.serai.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The compose file sets nothing that nobody reads, and opens nothing to the world. */
class ComposeTest {
    private static final JsonNode SERVICES = services();

    @Test
    void every_property_that_the_hub_gets_is_one_that_it_reads() throws IOException {
        var known = new TreeSet<String>();
        Known.properties().forEach(name -> known.add(variable(name)));
        springProperties().forEach(name -> known.add(variable(name)));

        var given = names(SERVICES.at("/hub/environment"));

        assertThat(given)
                .contains("SERAI_DATA", "SPRING_ARTEMIS_BROKER_URL")
                .allSatisfy(name -> assertThat(known).contains(name));
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

    private static JsonNode services() {
        try {
            return new ObjectMapper(new YAMLFactory())
                    .readTree(new File("docker-compose.yml"))
                    .path("services");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
