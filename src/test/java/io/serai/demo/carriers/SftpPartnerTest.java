package io.serai.demo.carriers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.common.SshException;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SftpPartnerTest {
    @TempDir
    Path folder;

    private final SshClient client = SshClient.setUpDefaultClient();
    private SftpPartner server;

    @BeforeEach
    void open() {
        server = new SftpPartner(0, folder.resolve("sftp"), Map.of("andes", "a", "pampa", "p"));
        server.start();
        client.start();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void a_carrier_writes_and_reads_in_its_own_folder() throws Exception {
        try (var sftp = login("andes", "a")) {
            try (var file = sftp.write("/edi/in/1.x12.part")) {
                file.write("ISA".getBytes(StandardCharsets.US_ASCII));
            }
            sftp.rename("/edi/in/1.x12.part", "/edi/in/1.x12");
            assertThat(new String(sftp.read("/edi/in/1.x12").readAllBytes(), StandardCharsets.US_ASCII))
                    .isEqualTo("ISA");
        }
        assertThat(folder.resolve("sftp/andes/edi/in/1.x12")).hasContent("ISA");
        assertThat(folder.resolve("sftp/pampa/edi/in/1.x12")).doesNotExist();
    }

    @Test
    void a_wrong_password_and_anothers_password_are_refused() {
        assertThatThrownBy(() -> login("andes", "p")).isInstanceOf(SshException.class);
        assertThatThrownBy(() -> login("nobody", "a")).isInstanceOf(SshException.class);
    }

    @Test
    void nothing_above_the_folder_is_seen() throws Exception {
        Files.writeString(folder.resolve("secret"), "s");
        try (var sftp = login("andes", "a")) {
            assertThatThrownBy(() -> sftp.read("/../../secret").readAllBytes()).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> sftp.read("../../secret").readAllBytes()).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> sftp.rename("/edi", "/../pampa/edi2")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void links_are_neither_made_nor_followed() throws Exception {
        Files.writeString(folder.resolve("secret"), "s");
        Files.createSymbolicLink(folder.resolve("sftp/andes/edi/out/link"), folder.resolve("secret"));
        Files.createSymbolicLink(folder.resolve("sftp/andes/up"), folder);
        try (var sftp = login("andes", "a")) {
            assertThatThrownBy(() -> sftp.symLink("/edi/out/mine", "/edi")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> sftp.read("/edi/out/link").readAllBytes()).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> sftp.read("/up/secret").readAllBytes()).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> sftp.write("/up/new").close()).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> sftp.mkdir("/up/new")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> sftp.remove("/up/secret")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> sftp.rename("/edi/out", "/up/out")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> sftp.openDir("/up")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void the_host_key_is_a_pem_file_and_stays_the_same() throws Exception {
        var pem = folder.resolve("keys/host-key.pem");
        var before = Files.readString(pem);
        assertThat(before).startsWith("-----BEGIN PRIVATE KEY-----");
        server.close();
        server = new SftpPartner(0, folder.resolve("sftp"), Map.of("andes", "a"));
        server.start();
        login("andes", "a").close();
        assertThat(pem).hasContent(before);
    }

    private SftpClient login(String user, String password) throws IOException {
        var session = client.connect(user, "127.0.0.1", server.port())
                .verify(java.time.Duration.ofSeconds(10))
                .getSession();
        session.addPasswordIdentity(password);
        session.auth().verify(java.time.Duration.ofSeconds(10));
        return SftpClientFactory.instance().createSftpClient(session).singleSessionInstance();
    }
}
