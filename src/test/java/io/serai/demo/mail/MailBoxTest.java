package io.serai.demo.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.demo.tools.Numbers;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailBoxTest {
    @TempDir
    Path folder;

    @Test
    void each_mail_is_a_file_before_its_sender_hears_yes() throws Exception {
        try (var box = new MailBox(0, folder, new Numbers(Clock.systemUTC()))) {
            box.start();
            send(box.port(), "ana@example.com", "Tu pedido está en camino");
            try (var files = Files.list(folder)) {
                var mails = files.toList();
                assertThat(mails).hasSize(1);
                assertThat(mails.get(0).toString()).endsWith("-ana@example.com.eml");
                var mail = new MimeMessage(null, Files.newInputStream(mails.get(0)));
                assertThat(mail.getSubject()).isEqualTo("Tu pedido está en camino");
                assertThat(mail.getContent().toString()).contains("llega mañana");
            }
        }
    }

    private static void send(int port, String to, String subject) throws Exception {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(port));
        var mail = new MimeMessage(Session.getInstance(properties));
        mail.setFrom(new InternetAddress("tienda@example.com"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        mail.setSubject(subject, "UTF-8");
        mail.setText("llega mañana", "UTF-8");
        Transport.send(mail);
    }
}
