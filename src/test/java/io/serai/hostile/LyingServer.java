package io.serai.hostile;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystem;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/** An SFTP server that lies about the names in its folder, and writes down what its client then touches (CVE-2026-79983). */
final class LyingServer implements AutoCloseable {
    private final SshServer server = SshServer.setUpDefaultServer();
    private final List<String> touched = new CopyOnWriteArrayList<>();

    /** @param lies what it says in the place of a file's name */
    LyingServer(Path root, Map<String, String> lies) throws IOException {
        server.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.setPort(0);
        server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider());
        server.setPasswordAuthenticator((name, password, session) -> true);
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        var subsystem = new Lies(lies);
        subsystem.setFileSystemAccessor(new Witness());
        server.setSubsystemFactories(List.of(subsystem));
        Files.createDirectories(root);
        server.start();
    }

    int port() {
        return server.getPort();
    }

    /** What was opened, renamed or removed. */
    List<String> touched() {
        return touched;
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private static final class Lies extends SftpSubsystemFactory {
        private final Map<String, String> lies;

        Lies(Map<String, String> lies) {
            this.lies = lies;
        }

        @Override
        public Command createSubsystem(ChannelSession channel) {
            return new SftpSubsystem(channel, this) {
                @Override
                protected String getShortName(Path file) throws IOException {
                    var name = super.getShortName(file);
                    return lies.getOrDefault(name, name);
                }
            };
        }
    }

    private final class Witness implements SftpFileSystemAccessor {
        @Override
        public SeekableByteChannel openFile(
                SftpSubsystemProxy subsystem,
                FileHandle handle,
                Path file,
                String name,
                Set<? extends OpenOption> options,
                FileAttribute<?>... attributes)
                throws IOException {
            touched.add("open " + file);
            return SftpFileSystemAccessor.super.openFile(subsystem, handle, file, name, options, attributes);
        }

        @Override
        public void renameFile(SftpSubsystemProxy subsystem, Path from, Path to, Collection<CopyOption> options)
                throws IOException {
            touched.add("rename " + from + " to " + to);
            SftpFileSystemAccessor.super.renameFile(subsystem, from, to, options);
        }

        @Override
        public void removeFile(SftpSubsystemProxy subsystem, Path file, boolean isDirectory) throws IOException {
            touched.add("remove " + file);
            SftpFileSystemAccessor.super.removeFile(subsystem, file, isDirectory);
        }
    }
}
