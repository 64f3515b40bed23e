package io.serai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** A file that is kept in pieces, as people see it. */
record LongFile(World world, String name) {

    /** Once all of it has come to its end. */
    JsonNode done() {
        patiently(() -> {
            var file = listed();
            assertThat(file.hasNonNull("readAt")).isTrue();
            assertThat(file.path("waiting").asInt(-1)).isZero();
        });
        return world.hub().get("/api/files/" + listed().path("id").asText());
    }

    /** What a long file brings with it takes longer than what a message does. */
    static void patiently(ThrowingRunnable holds) {
        Awaitility.await().atMost(Duration.ofMinutes(3)).untilAsserted(holds);
    }

    /** The receipts of its pieces, in their order. */
    List<String> pieces() {
        return world.jdbc()
                .queryForList(
                        "select p.receipt_id::text from incoming_piece p join incoming_file f on f.id = p.file_id"
                                + " where f.name = ? order by p.no",
                        String.class,
                        name);
    }

    /** The lines of the file of what was refused of it. */
    List<String> failed() {
        return world.hub()
                .send("GET", "/files/" + listed().path("id").asText() + "/failed.csv", Http.login(), new byte[0])
                .body()
                .lines()
                .toList();
    }

    private JsonNode listed() {
        for (var file : world.hub().get("/api/files")) {
            if (file.path("name").asText().equals(name)) {
                return file;
            }
        }
        return MissingNode.getInstance();
    }

    /** Its bytes, of which the rest cannot be read any more. */
    static InputStream breaksOff(byte[] bytes, int until) {
        return new InputStream() {
            private int at;

            @Override
            public int read() throws IOException {
                if (at == until) {
                    throw new IOException("the folder is gone");
                }
                return bytes[at++];
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int some = Math.min(length, until - at);
                if (some == 0) {
                    throw new IOException("the folder is gone");
                }
                System.arraycopy(bytes, at, into, from, some);
                at += some;
                return some;
            }
        };
    }
}
