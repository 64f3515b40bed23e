package io.serai.demo.carriers;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.demo.tools.Dice;
import io.serai.demo.tools.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarrierTest {
    private static final String ONE = "377900010000000015";
    private static final String TWO = "377900010000000022";
    private static final String NOTICE =
            "ISA*00*          *00*          *ZZ*SERAI          *ZZ*ANDES          *260101*1200*U*00401*"
                    + "000000007*0*P*>~GS*SH*SERAI*ANDES*20260101*1200*7*X*004010~ST*856*0001~BSN*00*7*20260101*1200~HL*1**S~"
                    + "HL*2*1*P~MAN*GM*00" + ONE + "~HL*3*1*P~MAN*GM*00" + TWO + "~SE*7*0001~GE*1*7~IEA*1*000000007~";

    @TempDir
    Path folder;

    private final Moving clock = new Moving();
    private final List<Event> hooked = new ArrayList<>();
    private Path root;

    @BeforeEach
    void folders() throws IOException {
        root = folder.resolve("sftp/andes");
        for (var name : SftpPartner.FOLDERS) {
            Files.createDirectories(root.resolve(name));
        }
    }

    @Test
    void a_manifest_is_acknowledged_and_archived() throws IOException {
        put("856-7.x12", NOTICE);
        try (var carrier = carrier(0, 0)) {
            carrier.look();
        }
        var acknowledgement = read("acks/out").get(0);
        assertThat(acknowledgement.element("ISA", 6)).isEqualTo("ANDES");
        assertThat(acknowledgement.element("AK1", 2)).isEqualTo("7");
        assertThat(acknowledgement.element("AK5", 1)).isEqualTo("A");
        assertThat(acknowledgement.element("AK9", 1)).isEqualTo("A");
        assertThat(root.resolve("edi/in")).isEmptyDirectory();
        assertThat(root.resolve("edi/archive/856-7.x12")).exists();
    }

    @Test
    void every_parcel_is_told_of_until_it_is_delivered() throws IOException {
        put("856-7.x12", NOTICE);
        try (var carrier = carrier(0, 0)) {
            run(carrier);
            assertThat(carrier.lines())
                    .extracting(line -> line.get("told"))
                    .containsExactly(
                            List.of("PICKED_UP", "EN_ROUTE", "DELIVERED"),
                            List.of("PICKED_UP", "EN_ROUTE", "DELIVERED"));
        }
        var files = read("edi/out");
        assertThat(files).hasSize(3);
        assertThat(files.get(0).all("B10"))
                .extracting(segment -> segment.get(1))
                .containsExactly(ONE, TWO);
        assertThat(codes(files)).containsExactly("AF", "AF", "X6", "X6", "D1", "D1");
        assertThat(files).allMatch(file -> file.element("GE", 1).equals("2"));
        assertThat(hooked).hasSize(6);
    }

    @Test
    void the_same_manifest_twice_is_acknowledged_twice_and_told_of_once() throws IOException {
        try (var carrier = carrier(0, 0)) {
            put("856-7.x12", NOTICE);
            carrier.look();
            put("856-7-again.x12", NOTICE);
            run(carrier);
            assertThat(carrier.lines())
                    .extracting(line -> line.get("manifests"))
                    .containsExactly(2, 2);
        }
        assertThat(read("acks/out")).hasSize(2);
        assertThat(codes(read("edi/out"))).hasSize(6);
    }

    @Test
    void after_a_crash_it_goes_on_where_it_was_with_new_control_numbers() throws IOException {
        put("856-7.x12", NOTICE);
        try (var carrier = carrier(0, 0)) {
            carrier.look();
            clock.move(Duration.ofSeconds(3));
            carrier.look();
        }
        try (var carrier = carrier(0, 0)) {
            run(carrier);
        }
        var files = read("edi/out");
        assertThat(codes(files)).containsExactly("AF", "AF", "X6", "X6", "D1", "D1");
        assertThat(files).extracting(file -> file.element("ISA", 13)).doesNotHaveDuplicates();
    }

    @Test
    void a_file_may_come_twice_with_the_same_control_number() throws IOException {
        put("856-7.x12", NOTICE);
        try (var carrier = carrier(1, 0)) {
            run(carrier);
        }
        var files = read("edi/out");
        assertThat(files).hasSize(6);
        assertThat(files.stream().map(file -> file.element("ISA", 13)).distinct())
                .hasSize(3);
    }

    @Test
    void an_event_may_be_told_after_a_later_one() throws IOException {
        put("856-7.x12", NOTICE);
        try (var carrier = carrier(0, 1)) {
            run(carrier);
        }
        var files = read("edi/out");
        assertThat(codes(files)).containsExactly("AF", "AF", "D1", "D1", "X6", "X6");
        assertThat(files.get(2).element("AT7", 6)).isLessThan(files.get(1).element("AT7", 6));
    }

    @Test
    void a_csv_manifest_is_taken_and_what_is_unreadable_is_put_aside() throws IOException {
        WholeFile.write(
                root.resolve("manifests"), "1.csv", ("order,sscc\n1," + ONE + "\n").getBytes(StandardCharsets.UTF_8));
        put("bad.x12", "hello");
        try (var carrier = carrier(0, 0)) {
            carrier.look();
            assertThat(carrier.lines()).extracting(line -> line.get("parcel")).containsExactly(ONE);
        }
        assertThat(root.resolve("edi/archive/bad.x12.unreadable")).exists();
    }

    @Test
    void what_is_due_before_the_856_came_is_told_after_it() throws IOException {
        WholeFile.write(
                root.resolve("manifests"), "1.csv", ("order,sscc\n1," + ONE + "\n").getBytes(StandardCharsets.UTF_8));
        try (var carrier = carrier(0, 0)) {
            run(carrier);
            assertThat(root.resolve("edi/out")).isEmptyDirectory();
            put("856-7.x12", NOTICE);
            carrier.look();
        }
        assertThat(codes(read("edi/out"))).containsExactly("AF", "X6", "D1");
    }

    private Carrier carrier(double twice, double disordered) {
        var journeys = new Journeys(
                new Dice(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(9),
                Duration.ZERO,
                disordered);
        return new Carrier(
                "andes",
                "ANDE",
                folder.resolve("sftp"),
                folder.resolve("books"),
                journeys,
                twice,
                hooked::addAll,
                clock);
    }

    private void run(Carrier carrier) throws IOException {
        for (int second = 0; second < 20; second++) {
            carrier.look();
            clock.move(Duration.ofSeconds(1));
        }
    }

    private void put(String name, String text) {
        WholeFile.write(root.resolve("edi/in"), name, text.getBytes(StandardCharsets.US_ASCII));
    }

    private List<Segments> read(String name) throws IOException {
        try (var files = Files.list(root.resolve(name))) {
            var all = new ArrayList<Segments>();
            for (var file : files.sorted().toList()) {
                all.add(Segments.read(Files.readAllBytes(file)));
            }
            return all;
        }
    }

    private static List<String> codes(List<Segments> files) {
        return files.stream()
                .flatMap(file -> file.all("AT7").stream())
                .map(segment -> segment.get(1))
                .toList();
    }

    /** A clock that moves when it is told to. */
    private static final class Moving extends Clock {
        private Instant now = Instant.parse("2026-01-01T12:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
