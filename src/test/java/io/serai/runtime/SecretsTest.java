package io.serai.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void a_secret_is_made_once_and_only_its_owner_can_read_it() throws Exception {
        var secrets = new Secrets(folder.resolve("secrets"));

        var made = secrets.read("postgres-hub");

        assertThat(made).hasSizeGreaterThanOrEqualTo(32).matches("[A-Za-z0-9_-]+");
        assertThat(secrets.read("postgres-hub")).isEqualTo(made);
        assertThat(new Secrets(folder.resolve("secrets")).read("postgres-hub")).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.file("postgres-hub"))))
                .isEqualTo("rw-------");
    }

    @Test
    void each_secret_is_another() {
        var secrets = new Secrets(folder);

        assertThat(secrets.read("a")).isNotEqualTo(secrets.read("b"));
        assertThat(new Secrets(folder.resolve("other")).read("a")).isNotEqualTo(secrets.read("a"));
    }
}
