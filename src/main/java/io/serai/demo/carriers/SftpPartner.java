package io.serai.demo.carriers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * The partners' SFTP server on loopback: each user sees a folder of its own and nothing above it. No shell, no forwarding, no links.
 */
public final class SftpPartner implements AutoCloseable {
    /** What each carrier finds. */
    static final List<String> FOLDERS = List.of("manifests", "edi/in", "edi/out", "edi/archive", "acks/in", "acks/out");

    private final SshServer server = SshServer.setUpDefaultServer();
    private final VirtualFileSystemFactory roots = new VirtualFileSystemFactory();
    private final Map<String, String> passwords = new ConcurrentHashMap<>();
    private final Path folder;

    /**
     * @param port 0 takes any that is free
     * @param folder where the users' folders and the host key are
     * @param carriers names and passwords
     */
    public SftpPartner(int port, Path folder, Map<String, String> carriers) {
        this.folder = folder;
        server.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.setPort(port);
        server.setKeyPairProvider(HostKey.in(folder.resolveSibling("keys")));
        server.setPasswordAuthenticator((name, password, session) -> password.equals(passwords.get(name)));
        server.setFileSystemFactory(roots);
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory.Builder()
                .withFileSystemAccessor(new NoLinks())
                .build()));
        carriers.forEach((name, password) -> admit(name, password, FOLDERS));
    }

    /** From now on there is this user, too. */
    public void admit(String name, String password, List<String> folders) {
        roots.setUserHomeDir(name, root(folder.resolve(name), folders));
        passwords.put(name, password);
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

    private static Path root(Path root, List<String> folders) {
        try {
            for (var name : folders) {
                Files.createDirectories(root.resolve(name));
            }
            return root.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
