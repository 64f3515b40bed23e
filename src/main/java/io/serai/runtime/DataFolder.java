package io.serai.runtime;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The folder of everything that is kept, held by one process at a time. The operating system lets go of the lock when the process
 * ends, however it ends.
 */
final class DataFolder implements AutoCloseable {
    private static final String DEMO = "hub.demo";

    /** Where the embedded database is. */
    private static final String BOOKS = "postgres";

    private final Path path;
    private final RandomAccessFile file;
    private final FileLock lock;

    private DataFolder(Path path, RandomAccessFile file, FileLock lock) {
        this.path = path;
        this.file = file;
        this.lock = lock;
    }

    /** @throws DataFolderException if another process holds it */
    static DataFolder hold(Path path) {
        try {
            Files.createDirectories(path);
            var file = new RandomAccessFile(path.resolve("hub.lock").toFile(), "rw");
            var lock = tryLock(file.getChannel());
            if (lock == null) {
                var holder = Files.readString(path.resolve("hub.holder"), StandardCharsets.UTF_8)
                        .strip();
                file.close();
                throw DataFolderException.held(path.toAbsolutePath().normalize(), holder);
            }
            Files.writeString(path.resolve("hub.holder"), describeThisProcess());
            return new DataFolder(path, file, lock);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot use the data folder " + path.toAbsolutePath()
                            + "; name one that can be written with --serai.data=FOLDER",
                    e);
        }
    }

    /**
     * What the demo began stays the demo's, and what another hub began is no demo's.
     *
     * @throws DataFolderException if it is of the other kind; the folder is let go
     */
    DataFolder usedBy(boolean demo) {
        var mark = path.resolve(DEMO);
        try {
            boolean isMarked = Files.exists(mark);
            if (demo && !isMarked && Files.exists(path.resolve(BOOKS))) {
                close();
                throw DataFolderException.notOfDemo(path.toAbsolutePath().normalize());
            }
            if (!demo && isMarked) {
                close();
                throw DataFolderException.ofDemo(path.toAbsolutePath().normalize());
            }
            if (demo) {
                Files.writeString(mark, "");
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path resolve(String child) {
        return path.resolve(child).toAbsolutePath().normalize();
    }

    @Override
    public void close() throws IOException {
        lock.release();
        file.close();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisJvm) {
            return null;
        }
    }

    private static String describeThisProcess() {
        return "process " + ProcessHandle.current().pid() + ", started " + Instant.now();
    }
}
