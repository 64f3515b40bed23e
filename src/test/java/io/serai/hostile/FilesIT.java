package io.serai.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.serai.demo.tools.WholeFile;
import io.serai.journeys.HubAtHand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Files with names and contents that mean harm, in folders and on SFTP servers. */
class FilesIT extends HubAtHand {
    private static final Path X12 = Path.of(System.getProperty("serai.fixtures", "fixtures"), "x12-malformed");
    private static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    private CamelContext context;

    @TempDir
    Path remote;

    @Test
    void a_name_that_is_a_program_a_template_or_a_path_is_only_a_name() throws IOException {
        var names = List.of(
                "${sys.user.home}.csv",
                "{{serai.secrets.shopify}}.csv",
                "$simple{bean:repair}.csv",
                "$(touch hacked).csv",
                "`touch hacked`.csv",
                "x..%2f..%2fhacked.csv",
                "%00.csv",
                "-rf.csv",
                "a;b&c|d.csv",
                "'; drop table orders; --.csv",
                "<script>alert(1)</script>.csv".replace('/', '_'),
                "ñandú\u202Evsc.csv");
        for (var name : names) {
            WholeFile.write(kiosk(), name, ("nothing;" + name + "\n1;2\n").getBytes(StandardCharsets.UTF_8));
        }
        for (var name : names) {
            assertThat(outcomes(file(name))).as(name).allMatch(each -> each.startsWith("PARKED"));
            assertThat(kiosk().resolve(name)).doesNotExist();
        }
        // Hidden, or with a backslash or a control character, it is no name that we would look at.
        var never = List.of("..%2f..%2fhacked.csv", "..csv", "x\\..\\hacked.csv", "a\nb.csv", "a\tb.csv");
        for (var name : never) {
            WholeFile.write(kiosk(), name, "x;y\n1;2\n".getBytes(StandardCharsets.UTF_8));
        }
        takesAGoodOrder();
        for (var name : never) {
            assertThat(jdbc.queryForObject(
                            "select count(*) from receipt where headers ->> 'file-name' = ?", Integer.class, name))
                    .isZero();
            Files.deleteIfExists(kiosk().resolve(name));
        }
        assertThat(Path.of("hacked")).doesNotExist();
    }

    @Test
    void a_file_that_is_too_long_ever_to_be_kept_is_set_aside_and_a_person_hears_of_it() throws IOException {
        var name = "long-" + UUID.randomUUID() + ".csv";
        // Nothing separates one row from the next, so that it cannot be taken in pieces either.
        WholeFile.write(kiosk(), name, "x".repeat(11 << 20).getBytes(StandardCharsets.UTF_8));

        Awaitility.await()
                .atMost(SOON)
                .until(() -> jdbc.queryForObject(
                                "select count(*) from exception where code = 'SER-0111' and problems::text like ?",
                                Integer.class,
                                "%" + name + "%")
                        == 1);
        Awaitility.await().atMost(SOON).until(() -> !Files.exists(kiosk().resolve(name)));
        try (var failed = Files.walk(kiosk().resolve(".failed"))) {
            assertThat(failed).anyMatch(file -> file.endsWith(name));
        }
        takesAGoodOrder();
    }

    @Test
    void a_listing_that_leads_out_of_the_folder_leads_nowhere() throws Exception {
        var lies = new HashMap<String, String>();
        var out = Files.createDirectories(remote.resolve("out"));
        var targets = List.of(
                "../secret.x12",
                "/secret.x12",
                "./../secret.x12",
                "a/../../secret.x12",
                "..\\secret.x12",
                "..",
                "\0.x12",
                "secret.x12\n",
                "../out/../secret.x12",
                ".done/../../secret.x12");
        for (int i = 0; i < targets.size(); i++) {
            Files.writeString(out.resolve("lie-" + i + ".x12"), "harmless");
            lies.put("lie-" + i + ".x12", targets.get(i));
        }
        Files.writeString(remote.resolve("secret.x12"), "a secret");
        var honest = "honest-" + UUID.randomUUID() + ".x12";
        Files.writeString(out.resolve(honest), "no interchange");

        try (var server = new LyingServer(remote, lies)) {
            poll("lying", server.port());
            Awaitility.await()
                    .atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(out.resolve(".done/" + honest)).exists());
            context.getRouteController().stopRoute("lying");
            context.removeRoute("lying");

            assertThat(outcomes(file(honest))).allMatch(each -> each.startsWith("PARKED"));
            assertThat(server.touched()).isNotEmpty().allMatch(what -> what.contains(honest));
        }
        assertThat(remote.resolve("secret.x12")).hasContent("a secret");
        assertThat(jdbc.queryForObject("select count(*) from receipt where body = 'a secret'::bytea", Integer.class))
                .isZero();
        takesAGoodOrder();
    }

    @Test
    void interchanges_that_others_found_broken_are_read_or_wait_for_a_person() throws IOException {
        assumeTrue(Files.isDirectory(X12), "there are no broken interchanges at " + X12);
        var names = new HashMap<String, String>();
        try (var files = Files.walk(X12)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var name = UUID.randomUUID() + ".x12";
                names.put(String.valueOf(file.getFileName()), name);
                WholeFile.write(sftp("andes").resolve("edi/out"), name, Files.readAllBytes(file));
            }
        }
        for (var name : names.entrySet()) {
            var receipt = file(name.getValue());
            for (var outcome : outcomes(receipt)) {
                assertThat(outcome).as(name.getKey()).matches("PARKED SER-0[1-6]\\d\\d|IGNORED .*|CREATED|UPDATED");
            }
        }
        takesAGoodOrder();
    }

    private void poll(String route, int port) throws Exception {
        context.addRouteFromTemplate(
                route,
                "message-in-sftp",
                Map.of(
                        "partner",
                        "andes",
                        "host",
                        "127.0.0.1:" + port,
                        "folder",
                        "out",
                        "user",
                        "andes",
                        "password",
                        "any"));
    }
}
