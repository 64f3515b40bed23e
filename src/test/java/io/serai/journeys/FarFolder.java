package io.serai.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.BufferUtils;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystem;
import org.apache.sshd.sftp.server.SftpSubsystemConfigurator;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;
import org.jspecify.annotations.Nullable;

/** A folder on an SFTP server whose files are sent slowly, or break off, and that counts what it has sent. */
final class FarFolder implements AutoCloseable {
    private static final long NOWHERE = Long.MAX_VALUE;

    private final SshServer server = SshServer.setUpDefaultServer();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicBoolean broke = new AtomicBoolean();
    private final CountDownLatch rest = new CountDownLatch(1);
    private final long waitsAt;
    private final long breaksAt;
    private final long cutsAt;
    private final long endsAt;
    private final boolean swaps;

    private FarFolder(Path root, long waitsAt, long breaksAt, long cutsAt, long endsAt) throws IOException {
        this(root, waitsAt, breaksAt, cutsAt, endsAt, false);
    }

    private FarFolder(Path root, long waitsAt, long breaksAt, long cutsAt, long endsAt, boolean swaps)
            throws IOException {
        this.swaps = swaps;
        this.waitsAt = waitsAt;
        this.breaksAt = breaksAt;
        this.cutsAt = cutsAt;
        this.endsAt = endsAt;
        server.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.setPort(0);
        server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider());
        server.setPasswordAuthenticator((name, password, session) -> true);
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        var subsystem = new SftpSubsystemFactory() {
            @Override
            public Command createSubsystem(ChannelSession channel) {
                return new Cutting(channel, this);
            }
        };
        subsystem.setFileSystemAccessor(new Sending());
        server.setSubsystemFactories(List.of(subsystem));
        server.start();
    }

    static FarFolder of(Path root) throws IOException {
        return new FarFolder(root, NOWHERE, NOWHERE, NOWHERE, NOWHERE);
    }

    /** What is behind so many bytes of a file is sent when {@link #sendTheRest} says so. */
    static FarFolder waitingAt(Path root, long bytes) throws IOException {
        return new FarFolder(root, bytes, NOWHERE, NOWHERE, NOWHERE);
    }

    /** Once, the connection is gone when so many bytes of a file are read. */
    static FarFolder breakingAt(Path root, long bytes) throws IOException {
        return new FarFolder(root, NOWHERE, bytes, NOWHERE, NOWHERE);
    }

    /** Once, the server's end of SFTP is gone in the middle of the answer with which so many bytes of a file are sent. */
    static FarFolder cuttingAt(Path root, long bytes) throws IOException {
        return new FarFolder(root, NOWHERE, NOWHERE, bytes, NOWHERE);
    }

    /** Each file ends after so many bytes, whatever its listing says. */
    static FarFolder endingAt(Path root, long bytes) throws IOException {
        return new FarFolder(root, NOWHERE, NOWHERE, NOWHERE, bytes);
    }

    /** Of two reads that are under way at a time the second is answered first. */
    static FarFolder swapping(Path root) throws IOException {
        return new FarFolder(root, NOWHERE, NOWHERE, NOWHERE, NOWHERE, true);
    }

    String host() {
        return "127.0.0.1:" + server.getPort();
    }

    void sendTheRest() {
        rest.countDown();
    }

    boolean brokeOff() {
        return broke.get();
    }

    /** How many bytes of files were read. */
    long sent() {
        return sent.get();
    }

    @Override
    public void close() throws IOException {
        sendTheRest();
        server.stop(true);
    }

    private void reading(long upTo) throws IOException {
        if (upTo > waitsAt) {
            try {
                if (!rest.await(2, TimeUnit.MINUTES)) {
                    throw new IOException("nobody wanted the rest");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (upTo > breaksAt && broke.compareAndSet(false, true)) {
            server.getActiveSessions().forEach(session -> session.close(true));
            throw new IOException("the connection broke");
        }
    }

    /** Sends what was read of a file in two parts, as a server does whose client takes no more at a time, or only the first of them. */
    private final class Cutting extends SftpSubsystem {
        private volatile boolean silent;
        private @Nullable Buffer held;

        Cutting(ChannelSession channel, SftpSubsystemConfigurator settings) {
            super(channel, settings);
        }

        @Override
        protected void send(Buffer buffer) throws IOException {
            if (silent) {
                return;
            }
            boolean data = buffer.array()[buffer.rpos() + Integer.BYTES] == SftpConstants.SSH_FXP_DATA;
            if (swaps) {
                swap(buffer, data);
                return;
            }
            if (!data || cutsAt == NOWHERE) {
                super.send(buffer);
                return;
            }
            BufferUtils.updateLengthPlaceholder(buffer, 0);
            int half = buffer.available() / 2;
            var first = out.writeBuffer(new ByteArrayBuffer(buffer.array(), buffer.rpos(), half));
            if (sent.get() > cutsAt && broke.compareAndSet(false, true)) {
                silent = true;
                first.addListener(written -> end());
            } else {
                out.writeBuffer(new ByteArrayBuffer(buffer.array(), buffer.rpos() + half, buffer.available() - half));
            }
        }

        /** An answer waits for the next one; if nobody asks for that it goes alone. */
        private synchronized void swap(Buffer buffer, boolean data) throws IOException {
            if (data && held == null) {
                BufferUtils.updateLengthPlaceholder(buffer, 0);
                held = new ByteArrayBuffer(buffer.getCompactData());
                CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS).execute(this::sendHeld);
            } else {
                super.send(buffer);
                sendHeld();
            }
        }

        private synchronized void sendHeld() {
            var first = held;
            held = null;
            if (first != null) {
                try {
                    out.writeBuffer(first);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        private void end() {
            try {
                var channel = getServerChannelSession();
                var end = channel.getSession().createBuffer(SshConstants.SSH_MSG_CHANNEL_EOF);
                end.putUInt(channel.getRecipient());
                channel.getSession().writePacket(end);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final class Sending implements SftpFileSystemAccessor {
        @Override
        public SeekableByteChannel openFile(
                SftpSubsystemProxy subsystem,
                FileHandle handle,
                Path file,
                String name,
                Set<? extends OpenOption> options,
                FileAttribute<?>... attributes)
                throws IOException {
            return new Counted(
                    SftpFileSystemAccessor.super.openFile(subsystem, handle, file, name, options, attributes));
        }
    }

    private final class Counted implements SeekableByteChannel {
        private final SeekableByteChannel file;

        Counted(SeekableByteChannel file) {
            this.file = file;
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            if (file.position() >= endsAt) {
                return -1;
            }
            into.limit(into.position() + (int) Math.min(into.remaining(), endsAt - file.position()));
            reading(file.position() + into.remaining());
            int read = file.read(into);
            sent.addAndGet(Math.max(0, read));
            return read;
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            return file.write(from);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public SeekableByteChannel position(long to) throws IOException {
            file.position(to);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public SeekableByteChannel truncate(long to) throws IOException {
            file.truncate(to);
            return this;
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
