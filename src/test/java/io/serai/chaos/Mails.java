package io.serai.chaos;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** Mails as files. */
final class Mails {
    /** {@code content}: to whom, subject and text. */
    record Mail(String id, String content) {}

    private Mails() {}

    static List<Mail> read(List<Path> files) {
        return files.stream().map(Mails::read).toList();
    }

    private static Mail read(Path file) {
        try (var in = Files.newInputStream(file)) {
            var mail = new MimeMessage(Session.getInstance(new Properties()), in);
            return new Mail(
                    mail.getMessageID(),
                    mail.getHeader("To", ",") + "\n" + mail.getSubject() + "\n" + text(mail.getContent()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    private static String text(Object content) throws MessagingException, IOException {
        if (content instanceof Multipart parts && parts.getCount() > 0) {
            BodyPart first = parts.getBodyPart(0);
            return text(first.getContent());
        }
        return content.toString();
    }
}
