package io.serai.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The dashboard asks for numbers that the hub gives. */
class DashboardTest {
    private static final File DASHBOARD = new File("deploy/grafana/dashboards/serai.json");
    private static final Pattern METER = Pattern.compile("\\b(serai|http|jvm|hikaricp)_[a-z_]+\\b");
    private static final Pattern NAME = Pattern.compile("\"(serai\\.[a-z.]+)\"");

    /** Of Spring Boot, as it names them. */
    private static final Set<String> OF_SPRING = Set.of(
            "http_server_requests_seconds_count",
            "http_server_requests_seconds_sum",
            "jvm_memory_used_bytes",
            "hikaricp_connections_pending");

    @Test
    void every_number_of_the_dashboard_is_given_by_the_hub() throws IOException {
        var known = new HashSet<>(OF_SPRING);
        known.addAll(ours());

        assertThat(asked()).isNotEmpty().isSubsetOf(known);
    }

    @Test
    void everything_that_waits_is_on_the_dashboard() throws IOException {
        assertThat(asked()).containsAll(ours());
    }

    @Test
    void no_panel_lies_over_another() throws IOException {
        var taken = new HashSet<List<Integer>>();
        for (var panel : dashboard().path("panels")) {
            var place = panel.path("gridPos");
            for (int x = 0; x < place.path("w").asInt(); x++) {
                for (int y = 0; y < place.path("h").asInt(); y++) {
                    assertThat(taken.add(List.of(
                                    place.path("x").asInt() + x, place.path("y").asInt() + y)))
                            .as(panel.path("title").asText())
                            .isTrue();
                }
            }
            assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(24);
        }
    }

    /** The gauges of the source, as Prometheus calls them. */
    private static Set<String> ours() throws IOException {
        var names = new TreeSet<String>();
        var source = Files.readString(Path.of("src/main/java/io/serai/log/Gauges.java"));
        var matcher = NAME.matcher(source);
        while (matcher.find()) {
            var name = matcher.group(1).replace('.', '_');
            names.add(name.endsWith("_oldest") ? name + "_seconds" : name);
        }
        return names;
    }

    private static List<String> asked() throws IOException {
        var asked = new ArrayList<String>();
        for (var panel : dashboard().path("panels")) {
            panel.path("targets").forEach(target -> {
                var matcher = METER.matcher(target.path("expr").asText());
                while (matcher.find()) {
                    asked.add(matcher.group());
                }
            });
        }
        return asked;
    }

    private static JsonNode dashboard() throws IOException {
        return new ObjectMapper().readTree(DASHBOARD);
    }
}
