package io.serai.demo.carriers;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/** Refuses to make links, and any path that goes over one: a link is the way out of a user's root. */
final class NoLinks implements SftpFileSystemAccessor {

    @Override
    public Path resolveLocalFilePath(SftpSubsystemProxy subsystem, Path root, String remote) throws IOException {
        var path = SftpFileSystemAccessor.super.resolveLocalFilePath(subsystem, root, remote);
        for (var step = path; step != null; step = step.getParent()) {
            if (Files.isSymbolicLink(step)) {
                throw refused(path);
            }
        }
        return path;
    }

    @Override
    public void createLink(SftpSubsystemProxy subsystem, Path link, Path existing, boolean symbolic)
            throws IOException {
        throw refused(link);
    }

    @Override
    public String resolveLinkTarget(SftpSubsystemProxy subsystem, Path link) throws IOException {
        throw refused(link);
    }

    private static AccessDeniedException refused(Path path) {
        return new AccessDeniedException(path.toString(), null, "links are refused");
    }
}
