package io.serai.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class RoutesNameOnlyPortsTest {
    private static final Path ROUTES = Path.of("routes");

    @Test
    void every_route_keeps_to_the_rules() throws IOException {
        var files = RouteRules.read(ROUTES);

        assertThat(files).hasSizeGreaterThan(15);
        assertThat(RouteRules.problems(files, defaults())).isEmpty();
    }

    @Test
    void a_route_that_does_not_is_reported() throws IOException {
        var files = RouteRules.read(Path.of("src/test/resources/wrong-routes"));

        assertThat(RouteRules.problems(files, defaults()))
                .containsExactlyInAnyOrder(
                        "wrong.beans: no port inbox",
                        "wrong.beans: no port nobody",
                        "wrong.beans: no public method intake.explode",
                        "wrong.beans: a bean without ref {\"beanType\":\"io.serai.log.Outbox\",\"method\":\"put\"}",
                        "wrong.beans: names a bean by URI bean:outbox?method=put",
                        "wrong.patterns: aggregates in memory",
                        "wrong.patterns: keeps messages in memory seda:memory",
                        "wrong.patterns: waits for an answer over JMS jms:queue:asked",
                        "wrong.patterns: waits for an answer over JMS jms:queue:also-asked",
                        "wrong.patterns: writes a file that a power cut may empty file:out",
                        "wrong.patterns: reads an answer without a limit http:far",
                        "wrong.patterns: answers over JMS to whom the message names jms:queue:wrong",
                        "wrong.long: too many steps 9",
                        "wrong.long: the id is there twice",
                        "channels/wrong.camel.yaml: a route has no id",
                        "wrong-template: a parameter is not used unused",
                        "wrong-template: no such parameter undeclared",
                        "far-wrong: tells the log what who asked is told",
                        "wrong.filling: no such parameter surplus",
                        "wrong.filling: a parameter is missing used",
                        "wrong.reference: no such template no-such-template");
    }

    @Test
    void a_property_of_the_spine_that_nobody_sets_is_reported() throws IOException {
        var files = new TreeMap<>(RouteRules.read(Path.of("src/test/resources/wrong-routes")));
        files.put("spine/wrong.camel.yaml", Objects.requireNonNull(files.remove("channels/wrong.camel.yaml")));

        assertThat(RouteRules.problems(files, defaults()))
                .contains("spine/wrong.camel.yaml: nobody sets the property serai.nowhere");
    }

    @Test
    void the_jar_has_the_routes_of_the_folder() throws IOException {
        var inJar = new TreeMap<String, String>();
        for (var resource :
                new PathMatchingResourcePatternResolver().getResources("classpath*:routes/**/*.camel.yaml")) {
            var url = resource.getURL().toString();
            var name = url.substring(url.lastIndexOf("/routes/") + "/routes/".length());
            inJar.put(name, resource.getContentAsString(StandardCharsets.UTF_8));
        }
        var inFolder = new TreeMap<String, String>();
        try (var paths = Files.walk(ROUTES)) {
            for (var path : paths.filter(path -> path.toString().endsWith(".camel.yaml"))
                    .toList()) {
                inFolder.put(ROUTES.relativize(path).toString(), Files.readString(path));
            }
        }

        assertThat(inJar).isEqualTo(inFolder);
    }

    private static Set<String> defaults() {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        return Objects.requireNonNull(yaml.getObject()).keySet().stream()
                .map(Object::toString)
                .collect(Collectors.toSet());
    }
}
