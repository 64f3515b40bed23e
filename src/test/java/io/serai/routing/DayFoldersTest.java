package io.serai.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DayFoldersTest {
    private static final ZoneId CORDOBA = ZoneId.of("America/Argentina/Cordoba");
    private static final Instant UNTIL = Instant.parse("2026-03-02T03:00:00Z");

    @TempDir
    Path done;

    @Test
    void files_of_days_that_were_over_by_then_are_removed_with_their_folder() throws IOException {
        file("20260228/a.xml");
        file("20260301/b.xml");
        file("20260302/c.xml");

        assertThat(remove(100)).isEqualTo(2);

        assertThat(left()).containsExactly("20260302", "20260302/c.xml");
    }

    @Test
    void what_is_not_called_by_a_day_is_not_touched() throws IOException {
        file("2025/a.xml");
        file("20251399/a.xml");
        file("020250101/a.xml");
        file("20250101.old/a.xml");
        file("20250102");

        assertThat(remove(100)).isZero();

        assertThat(left()).hasSize(9);
    }

    @Test
    void a_folder_within_a_day_is_somebody_elses() throws IOException {
        file("20250101/mine.xml");
        file("20250101/theirs/a.xml");

        assertThat(remove(100)).isEqualTo(1);

        assertThat(left()).containsExactly("20250101", "20250101/theirs", "20250101/theirs/a.xml");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void links_are_not_followed(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("precious.xml"), "a");
        Files.createSymbolicLink(done.resolve("20250101"), elsewhere);
        Files.createDirectories(done.resolve("20250102"));
        Files.createSymbolicLink(done.resolve("20250102/precious.xml"), elsewhere.resolve("precious.xml"));

        assertThat(remove(100)).isZero();

        assertThat(elsewhere.resolve("precious.xml")).exists();
    }

    @Test
    void many_files_go_in_several_sweeps() throws IOException {
        for (int n = 0; n < 5; n++) {
            file("20250101/" + n);
        }

        assertThat(List.of(remove(3), remove(3), remove(3))).containsExactly(3, 2, 0);
        assertThat(left()).isEmpty();
    }

    @Test
    void where_nothing_was_ever_taken_there_is_nothing_to_remove() throws IOException {
        assertThat(DayFolders.remove(done.resolve("none"), UNTIL, CORDOBA, 100)).isZero();
    }

    private int remove(int most) throws IOException {
        return DayFolders.remove(done, UNTIL, CORDOBA, most);
    }

    private void file(String name) throws IOException {
        var file = done.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "a");
    }

    private List<String> left() throws IOException {
        try (var all = Files.walk(done)) {
            return all.filter(each -> !each.equals(done))
                    .map(each -> done.relativize(each).toString())
                    .sorted()
                    .toList();
        }
    }
}
