package io.serai.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A small disk of its own (a tmpfs) under a folder, which can be filled; where mounts are not allowed, just the folder. */
final class Disk implements AutoCloseable {
    private static final int PIECE = 64 * 1024;

    private final Path folder;
    private final boolean own;

    Disk(Path folder, String size) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.own = isRoot()
                && Signal.run("mount", "-t", "tmpfs", "-o", "size=" + size + ",mode=0755", "serai", folder.toString())
                        == 0;
    }

    Path folder() {
        return folder;
    }

    /** False if it shares the disk of everything else, and must not be filled. */
    boolean isOwn() {
        return own;
    }

    /** Leaves not one byte. */
    void fill() {
        if (!own) {
            throw new IllegalStateException("not a disk of its own: " + folder);
        }
        var options = new StandardOpenOption[] {StandardOpenOption.CREATE, StandardOpenOption.APPEND};
        for (int piece = PIECE; piece > 0; piece /= 16) {
            try (var ballast = FileChannel.open(ballast(), options)) {
                while (true) {
                    ballast.write(ByteBuffer.allocate(piece));
                }
            } catch (IOException full) {
                // that is the point; smaller pieces fill what is left
            }
        }
    }

    void free() {
        try {
            Files.deleteIfExists(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (own) {
            Signal.run("umount", "-l", folder.toString());
        }
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }
}
