package io.serai.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void a_second_hub_in_this_process_is_told_who_holds_the_folder() throws Exception {
        try (var held = DataFolder.hold(folder)) {
            assertThat(held.resolve("postgres")).isEqualTo(folder.resolve("postgres"));
            assertThatThrownBy(() -> DataFolder.hold(folder))
                    .isInstanceOf(DataFolderException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void once_it_is_let_go_another_may_hold_it() throws Exception {
        DataFolder.hold(folder).close();

        DataFolder.hold(folder).close();
    }

    @Test
    void a_hub_in_another_process_is_named_and_its_hold_ends_however_it_ends() throws Exception {
        var other = otherHub();
        try {
            assertThatThrownBy(() -> DataFolder.hold(folder))
                    .isInstanceOf(DataFolderException.class)
                    .hasMessageContaining("process " + other.pid());

            other.destroyForcibly();
            assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
            DataFolder.hold(folder).close();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void what_a_person_reads_says_what_to_do_in_both_languages() {
        var analysis = new DataFolderAnalyzer().analyze(DataFolderException.held(folder, "process 1"));

        assertThat(analysis.getDescription()).contains("process 1");
        assertThat(analysis.getAction()).contains("--serai.data=FOLDER").contains("--serai.data=CARPETA");
    }

    @Test
    void what_the_demo_began_is_for_no_other_hub_since_everybody_knows_its_password() throws Exception {
        DataFolder.hold(folder).usedBy(true).close();

        assertThatThrownBy(() -> DataFolder.hold(folder).usedBy(false))
                .isInstanceOf(DataFolderException.class)
                .hasMessageContaining("is the demo's");
        DataFolder.hold(folder).usedBy(true).close();
    }

    @Test
    void what_another_hub_began_is_for_it_again() throws Exception {
        DataFolder.hold(folder).usedBy(false).close();

        DataFolder.hold(folder).usedBy(false).close();
    }

    @Test
    void the_demo_does_not_begin_on_the_books_of_another_hub() throws Exception {
        try (var held = DataFolder.hold(folder).usedBy(false)) {
            Files.createDirectories(held.resolve("postgres"));
        }

        assertThatThrownBy(() -> DataFolder.hold(folder).usedBy(true))
                .isInstanceOf(DataFolderException.class)
                .hasMessageContaining("no demo");
        DataFolder.hold(folder).usedBy(false).close();
    }

    @Test
    void a_folder_that_cannot_be_made_is_named_with_what_to_do() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> DataFolder.hold(file.resolve("data")))
                .hasMessageContaining("file")
                .hasMessageContaining("--serai.data=FOLDER");
    }

    private Process otherHub() throws IOException {
        var java = ProcessHandle.current().info().command().orElse("java");
        var process = new ProcessBuilder(
                        java,
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertThat(said.readLine()).isEqualTo("held");
        return process;
    }

    /** Holds a folder until it is killed, or its parent is. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            DataFolder.hold(Path.of(arguments[0]));
            System.out.println("held");
            while (System.in.read() >= 0) {}
        }
    }
}
