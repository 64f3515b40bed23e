package io.serai.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.kernel.Ids;
import io.serai.mapping.Partners;
import io.serai.testing.Database;
import io.serai.testing.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LateFilesTest {
    private final Database database = Database.named("late_files").empty();
    private final TestClock clock = new TestClock();

    @Test
    void a_file_that_does_not_come_is_late_after_its_time_and_its_grace_until_it_comes(@TempDir Path folder)
            throws IOException {
        var channel = Files.createDirectories(folder.resolve("channels/tills"));
        Files.writeString(channel.resolve("channel.yaml"), """
                lane: orders
                format: csv
                expect: {every: P1D, grace: PT2H}
                """);
        Files.writeString(channel.resolve("order.jslt"), ".");
        var late = new LateFiles(new Partners(folder), database.jdbc(), clock);

        clock.pass(Duration.ofHours(26));
        assertThat(late.subjects(clock.instant())).as("since our start").isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(late.subjects(clock.instant())).containsExactly("tills");

        came("http");
        assertThat(late.subjects(clock.instant())).as("that was no file").containsExactly("tills");
        came("sftp");
        assertThat(late.subjects(clock.instant())).isEmpty();
        clock.pass(Duration.ofHours(27));
        assertThat(late.subjects(clock.instant())).containsExactly("tills");
    }

    private void came(String transport) {
        database.jdbc().update("""
                        insert into receipt (id, partner, lane, transport, dedupe_key, sha256, size, body, state, deadline, items, received_at)
                        values (?, 'tills', 'orders', ?, ?, '', 0, '', 'DONE', now(), 0, ?)""", Ids.next(), transport, transport, Timestamp.from(clock.instant()));
    }
}
