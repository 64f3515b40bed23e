package io.serai.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Passwords that the hub makes for itself, each in a file that only its owner can read. */
final class Secrets {
    private static final int BYTES = 24;
    private final Path folder;

    Secrets(Path folder) {
        this.folder = folder;
    }

    /** The file of the secret; made at the first call. */
    Path file(String name) {
        try {
            var file = folder.resolve(name);
            if (!Files.exists(file)) {
                Files.createDirectories(folder);
                var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
                var made = Files.createTempFile(folder, name, ".new", ownerOnly);
                Files.writeString(made, random());
                Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a secret in " + folder, e);
        }
    }

    String read(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the secret " + name + " in " + folder, e);
        }
    }

    private static String random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
