package io.serai.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.demo.tools.Json;
import io.serai.demo.web.Answer;
import io.serai.demo.web.Call;
import io.serai.demo.web.PartnerServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class DemoTest {
    private static final String TASK = "0190f3a0-0000-7000-8000-000000000001";

    @TempDir
    Path folder;

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile boolean knowsShelves;

    @Test
    void buyers_come_to_every_channel_once_the_hub_knows_the_shelves_and_collect_what_is_ready() throws IOException {
        try (var hub = hub()) {
            runner().run(context -> {
                var demo = context.getBean(DemoConfiguration.DemoLifecycle.class);
                assertThat(demo.isRunning()).isTrue();
                assertThat(names("catalog")).contains("01-locations.csv", "02-products.csv", "03-stock.csv");
                takeCatalogue();
                demo.begin(URI.create("http://127.0.0.1:" + hub.port()));
                await().until(() -> came("/api/stock") > 2);
                assertThat(came("/channels/shopify/orders")).isZero();
                knowsShelves = true;
                await().atMost(Duration.ofSeconds(30)).until(() -> came("/channels/shopify/orders") > 2);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> !names("demo/pos").isEmpty());
                await().until(() -> Files.readString(folder.resolve("demo/books/amazon.jsonl"))
                        .contains("702-"));
                await().until(() -> came("/payments/stripe/events") > 2);
                await().atMost(Duration.ofSeconds(30)).until(() -> came("/api/warehouse/events") > 0);
            });
        }
        var collected = calls.stream()
                .filter(call -> call.path().equals("/api/warehouse/events"))
                .findFirst()
                .orElseThrow();
        assertThat(collected.header("Authorization")).isEqualTo("Basic ZGVtbzpkZW1v");
        assertThat(collected.json().get("task").asText()).isEqualTo(TASK);
        assertThat(collected.json().get("status").asText()).isEqualTo("collected");
    }

    @Test
    void without_the_profile_there_is_no_demo() {
        new ApplicationContextRunner()
                .withUserConfiguration(DemoConfiguration.class)
                .run(context -> assertThat(context).doesNotHaveBean(DemoConfiguration.DemoLifecycle.class));
    }

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withUserConfiguration(DemoConfiguration.class)
                .withPropertyValues(
                        "spring.profiles.active=demo",
                        "serai.data=" + folder,
                        "serai.demo.sftp-port=0",
                        "serai.demo.smtp-port=0",
                        "serai.demo.partners-port=0",
                        "serai.demo.orders.burst-every=50ms",
                        "serai.demo.orders.collect-after=0s");
    }

    private PartnerServer hub() {
        var hub = new PartnerServer(0);
        hub.at("/", call -> {
            var whole = new Call(call.method(), "/" + call.path(), call.query(), call.headers(), call.body());
            calls.add(whole);
            return answer(whole.path());
        });
        hub.start();
        return hub;
    }

    private Answer answer(String path) {
        if (path.equals("/api/stock")) {
            return Answer.json(200, Map.of("items", knowsShelves ? List.of(Map.of("onHand", 5)) : List.of()));
        }
        if (path.equals("/api/orders")) {
            return Answer.json(200, Map.of("orders", List.of(Map.of("id", "7"))));
        }
        if (path.equals("/api/orders/7")) {
            return Answer.json(200, Map.of("fulfilments", List.of(Map.of("id", TASK, "state", "READY"))));
        }
        return Answer.json(202, Json.object());
    }

    private long came(String path) {
        return calls.stream().filter(call -> call.path().equals(path)).count();
    }

    private void takeCatalogue() throws IOException {
        for (var name : names("catalog")) {
            Files.delete(folder.resolve("catalog").resolve(name));
        }
    }

    private List<String> names(String below) throws IOException {
        if (!Files.isDirectory(folder.resolve(below))) {
            return List.of();
        }
        try (var files = Files.list(folder.resolve(below))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
