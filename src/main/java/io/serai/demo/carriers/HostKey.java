package io.serai.demo.carriers;

import io.serai.demo.tools.WholeFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.keyprovider.KeyPairProvider;

/** The SFTP server's host key: made once, kept as a PEM file (PKCS #8), so that clients can pin it. */
final class HostKey {
    private static final String FILE = "host-key.pem";
    private static final int BITS = 2048;
    private static final int LINE = 64;

    private HostKey() {}

    static KeyPairProvider in(Path folder) {
        var file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            WholeFile.write(folder, FILE, pem().getBytes(StandardCharsets.US_ASCII));
        }
        return new FileKeyPairProvider(file);
    }

    private static String pem() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var key = Base64.getMimeEncoder(LINE, new byte[] {'\n'})
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
            return "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
