package io.serai.routing;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileExclusiveReadLockStrategy;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.springframework.stereotype.Component;

/**
 * Has a file on an SFTP server looked at again after it was read. Nobody can lock it there: a partner may have written over it meanwhile,
 * and then it is not what was listed, and stays to be read as what it is now.
 */
@Component("lookAgain")
class LookAgain implements GenericFileExclusiveReadLockStrategy<Object> {
    private static final String PROPERTY = "SeraiLookAgain";

    /** A look at a file. */
    interface Look {
        /** @throws IOException if it has another length or time than when it was listed */
        void unchanged() throws IOException;
    }

    /** At the file of an exchange; of one from elsewhere than SFTP there is nothing to see. */
    static Look of(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(PROPERTY, Look.class)).orElse(() -> {});
    }

    @Override
    public boolean acquireExclusiveReadLock(
            GenericFileOperations<Object> operations, GenericFile<Object> file, Exchange exchange) {
        var path = file.getAbsoluteFilePath();
        var name = file.getFileNameOnly();
        long length = file.getFileLength();
        long time = file.getLastModified();
        Look look = () -> {
            var now = now(operations, path, name);
            if (now.filter(each -> each.getFileLength() != length || each.getLastModified() != time)
                    .isPresent()) {
                throw new IOException("the file was written over while it was read");
            }
        };
        exchange.setProperty(PROPERTY, look);
        return true;
    }

    /**
     * Empty: it is gone, so that there is nothing new in it. The component asks a server for no single file: also where it lists a name, all
     * of the folder goes over the wire (CAMEL-26656).
     */
    private static Optional<SftpRemoteFile<?>> now(GenericFileOperations<Object> operations, String path, String name) {
        try {
            return Arrays.stream(operations.listFiles(path))
                    .<SftpRemoteFile<?>>map(each -> (SftpRemoteFile<?>) each)
                    .filter(each -> each.getFilename().equals(name))
                    .findFirst();
        } catch (GenericFileOperationFailedException e) {
            if (e.getCause() instanceof SftpException why && why.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void prepareOnStartup(GenericFileOperations<Object> operations, GenericFileEndpoint<Object> endpoint) {}

    @Override
    public void releaseExclusiveReadLockOnAbort(
            GenericFileOperations<Object> operations, GenericFile<Object> file, Exchange exchange) {}

    @Override
    public void releaseExclusiveReadLockOnRollback(
            GenericFileOperations<Object> operations, GenericFile<Object> file, Exchange exchange) {}

    @Override
    public void releaseExclusiveReadLockOnCommit(
            GenericFileOperations<Object> operations, GenericFile<Object> file, Exchange exchange) {}

    @Override
    public void setTimeout(long timeout) {}

    @Override
    public void setCheckInterval(long checkInterval) {}

    @Override
    public void setReadLockLoggingLevel(LoggingLevel level) {}

    @Override
    public void setMarkerFiler(boolean markerFile) {}

    @Override
    public void setDeleteOrphanLockFiles(boolean delete) {}
}
