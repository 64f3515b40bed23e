package io.serai.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How the jar starts, refuses to, and ends. */
class StartIT {
    private static final String SAMPLES = "mappings/channels/poslog/samples/";
    private static final int TERMINATED = 143;

    /** PostgreSQL says that it has stopped a moment before its process is gone. */
    private static final Duration LAST_BREATH = Duration.ofSeconds(5);

    @Test
    void the_product_starts_with_nothing_seeded_and_one_door_and_ends_with_its_database() {
        try (var hub = Hub.plain(Homes.empty("plain"))) {
            var began = System.nanoTime();
            hub.start();
            System.out.printf(
                    "ready after %d ms%n",
                    Duration.ofNanos(System.nanoTime() - began).toMillis());
            var database = new Database(hub.data());
            assertThat(database.count("select count(*) from orders")).isZero();
            assertThat(database.count("select count(*) from location")).isZero();
            assertThat(database.count("select count(*) from product")).isZero();
            assertThat(hub.data().resolve("demo")).doesNotExist();
            thePasswordIsGood(hub, password(hub));
            onlyTheWebPortIsOpen(hub);
            endsCleanly(hub);
        }
    }

    private static void onlyTheWebPortIsOpen(Hub hub) {
        assumeTrue(Listeners.areKnown(), "this system does not tell who listens where");
        assertThat(Listeners.of(hub.running().toHandle()))
                .containsExactly(new Listeners.Listener(false, hub.api().port()));
        assertThat(Listeners.of(hub.postgres().orElseThrow())).hasSize(1).allMatch(Listeners.Listener::loopback);
    }

    private static void endsCleanly(Hub hub) {
        var postgres = hub.postgres().orElseThrow();
        assertThat(hub.stop()).isEqualTo(TERMINATED);
        assertThat(Pause.until(LAST_BREATH, () -> !postgres.isAlive()))
                .as("PostgreSQL ends")
                .isTrue();
        assertThat(hub.data().resolve("postgres/postmaster.pid")).doesNotExist();
        assertThat(hub.said()).doesNotContain("ERROR");
    }

    private static void thePasswordIsGood(Hub hub, String password) {
        assertThat(password).hasSizeGreaterThanOrEqualTo(20);
        assertThat(hub.api().as("admin:" + password).status("/api/orders")).isEqualTo(200);
        assertThat(hub.api().as("admin:admin").status("/api/orders")).isEqualTo(401);
        assertThat(hub.api().status("/api/orders")).isEqualTo(401);
    }

    private static String password(Hub hub) {
        return Partners.find(hub.said(), "account is 'admin' with the password (\\S+)");
    }

    /** One that is named and not there costs a look for each class, and nothing else would tell. */
    @Test
    void every_library_that_the_jar_names_is_beside_it() throws IOException {
        try (var jar = new JarFile(Hub.JAR.toFile())) {
            var named = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            assertThat(named.split(" "))
                    .allSatisfy(library ->
                            assertThat(Hub.JAR.resolveSibling(library)).exists());
        }
    }

    @Tag("full")
    @Test
    void a_second_hub_on_the_same_folder_is_refused_and_told_who_holds_it() {
        var home = Homes.empty("held");
        try (var first = Hub.plain(home.resolve("first"));
                var second = Hub.plain(home.resolve("second"))) {
            first.start();
            second.with("serai.data", first.data()).launch();
            assertThat(second.exitWithin(Duration.ofSeconds(30))).isEqualTo(1);
            assertThat(second.said())
                    .contains(Long.toString(first.running().pid()))
                    .contains(first.data().toString())
                    .contains("--serai.data=");
            assertThat(first.api().isUp()).as("the first one goes on").isTrue();
        }
    }

    @Tag("full")
    @Test
    void a_hub_takes_over_from_one_that_was_killed_while_its_database_lived_on_and_keeps_its_password() {
        try (var hub = Hub.plain(Homes.empty("taken-over"))) {
            hub.start();
            hub.kill();
            var orphan = hub.postgres().orElseThrow(() -> new AssertionError("PostgreSQL died with the hub"));
            hub.start();
            assertThat(orphan.isAlive()).as("the old PostgreSQL").isFalse();
            assertThat(hub.postgres()).isPresent().get().isNotEqualTo(orphan);
            thePasswordIsGood(hub, password(hub));
            assertThat(hub.said().split(password(hub), -1)).as("told once").hasSize(2);
        }
    }

    @Test
    void the_command_line_maps_files_and_exits_0() {
        var files = Stream.of("sale", "return", "exchange", "sent-home", "handed-over-and-sent")
                .map(name -> SAMPLES + name + ".in.xml");
        var result = Jar.run(
                Stream.concat(Stream.of("map", "--channel", "poslog"), files).toArray(String[]::new));
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out().lines())
                .hasSize(7)
                .allSatisfy(line -> assertThat(
                                Api.JSON.readTree(line).path("outcome").asText())
                        .isEqualTo("taken"));
    }

    @Test
    void the_command_line_exits_1_when_an_item_is_refused() {
        var result = Jar.run("map", "--channel", "poslog", SAMPLES + "day.in.xml");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).contains("\"outcome\":\"refused\"").contains("SER-0304");
    }

    @Test
    void the_command_line_exits_2_when_it_is_misused() {
        assertThat(Jar.run("map", "--channel", "nobody", SAMPLES + "sale.in.xml")
                        .exit())
                .isEqualTo(2);
        assertThat(Jar.run("map", "--channel", "poslog", SAMPLES + "no-such-file.xml")
                        .exit())
                .isEqualTo(2);
        assertThat(Jar.run("map").exit()).isEqualTo(2);
    }
}
