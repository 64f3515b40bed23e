package io.serai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.demo.tools.WholeFile;
import io.serai.demo.web.Signatures;
import io.serai.log.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A carrier: takes manifests on its SFTP server, and tells by X12 214 or by webhook what it sees of parcels. */
record CarrierDesk(String name, World world) {
    /** The carrier's stand-in counts its own interchanges from 1. */
    private static final AtomicInteger FILES = new AtomicInteger(500_000);

    /** The carrier's van leaves: its manifest closes. */
    CarrierDesk leaves() {
        var reply = world.hub().post("/api/manifests/" + name + "/close", "");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return this;
    }

    /** Reads the manifests that came, as CSV and 856, and answers each 856 with a 997. */
    CarrierDesk readsManifests() throws IOException {
        Stage.SET.andes.look();
        return this;
    }

    /** The text of the manifest in which this parcel stands, in a folder of the carrier's. */
    String manifest(String folder, String sscc) {
        var found = new java.util.concurrent.atomic.AtomicReference<>("");
        World.soon(() -> {
            found.set(files(folder).stream()
                    .filter(text -> text.contains(sscc))
                    .findFirst()
                    .orElse(""));
            assertThat(found.get()).as(folder + " with " + sscc).isNotEmpty();
        });
        return found.get();
    }

    /** What lies in one of the carrier's folders. */
    List<String> files(String folder) {
        try (var files = Files.list(Stage.SET.sftp.resolve(name).resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".part"))
                    .map(CarrierDesk::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    /** All parcels of the order have arrived. */
    Kept delivers(PlacedOrder order) {
        return sees(order, "D1", Instant.now());
    }

    /** A 214 file with this status (data element 1650) of all its parcels. */
    Kept sees(PlacedOrder order, String code, Instant at) {
        var file = X12.statuses(FILES.incrementAndGet(), order.parcels(name), code, at);
        var fileName = "214-" + UUID.randomUUID() + ".x12";
        puts("edi/out", fileName, file);
        return world.file(fileName).isDone();
    }

    /** The very same file as before, under another name. */
    void puts(String folder, String fileName, String text) {
        WholeFile.write(
                Stage.SET.sftp.resolve(name).resolve(folder), fileName, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** A signed webhook with what was seen of the order's parcels, in the carrier's own words. */
    Kept tells(PlacedOrder order, String status, Instant at) {
        var events = order.parcels(name).stream()
                .map(sscc -> Map.of(
                        "tracking_number",
                        sscc,
                        "status",
                        status,
                        "occurred_at",
                        at.truncatedTo(ChronoUnit.SECONDS).toString()))
                .toList();
        var body = Json.write(Map.of("events", events)).getBytes(StandardCharsets.UTF_8);
        var id = "msg_" + UUID.randomUUID();
        var time = Long.toString(Instant.now().getEpochSecond());
        var reply = world.hub()
                .send(
                        "POST",
                        "/carriers/" + name + "/tracking",
                        Map.of(
                                "Content-Type",
                                "application/json",
                                "webhook-id",
                                id,
                                "webhook-timestamp",
                                time,
                                "webhook-signature",
                                Signatures.standard(Stage.PAMPA, id, time, body)),
                        body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        return world.receipt(reply).isDone();
    }

    /** How many files of a carrier's the hub has not fetched yet. */
    static int waiting(String carrier) {
        var folder = Stage.SET.sftp.resolve(carrier).resolve("edi/out").toFile();
        var files = folder.listFiles(file -> file.isFile());
        return files == null ? 0 : files.length;
    }
}
