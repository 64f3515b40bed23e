package io.serai.demo.carriers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * The carriers' SFTP server on loopback: one user for each carrier, who sees a folder of its own and nothing above it. No shell, no
 * forwarding, no links.
 */
public final class SftpPartner implements AutoCloseable {
    /** What each user finds. */
    static final List<String> FOLDERS = List.of("manifests", "edi/in", "edi/out", "edi/archive", "acks/in", "acks/out");

    private final SshServer server = SshServer.setUpDefaultServer();

    /**
     * @param port 0 takes any that is free
     * @param folder where the users' folders and the host key are
     * @param users names and passwords
     */
    public SftpPartner(int port, Path folder, Map<String, String> users) {
        server.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.setPort(port);
        server.setKeyPairProvider(HostKey.in(folder.resolveSibling("keys")));
        server.setPasswordAuthenticator((name, password, session) -> password.equals(users.get(name)));
        var roots = new VirtualFileSystemFactory();
        users.keySet().forEach(name -> roots.setUserHomeDir(name, root(folder, name)));
        server.setFileSystemFactory(roots);
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory.Builder()
                .withFileSystemAccessor(new NoLinks())
                .build()));
    }

    /** @throws UncheckedIOException if the port is taken */
    public void start() {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException("port " + server.getPort() + " of the demo's SFTP server", e);
        }
    }

    public int port() {
        return server.getPort();
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private static Path root(Path folder, String user) {
        var root = folder.resolve(user);
        try {
            for (var name : FOLDERS) {
                Files.createDirectories(root.resolve(name));
            }
            return root.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
