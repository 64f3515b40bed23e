package io.serai.demo.mail;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.serai.demo.tools.Numbers;
import io.serai.demo.tools.WholeFile;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;

/**
 * A mail server on loopback that takes every mail for everybody, and keeps each as a file {@code <number>-<recipient>.eml} that a
 * mail program can open. A mail is on the disk before its sender hears yes.
 */
public final class MailBox implements AutoCloseable {
    private static final int SMTP_WAIT = 10_000;

    private final GreenMail server;
    private final Path folder;
    private final Numbers numbers;

    /** Port 0 takes any that is free. */
    public MailBox(int port, Path folder, Numbers numbers) {
        this.folder = folder;
        this.numbers = numbers;
        var setup = new ServerSetup(port, InetAddress.getLoopbackAddress().getHostAddress(), ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(SMTP_WAIT);
        server = new GreenMail(setup).withConfiguration(new GreenMailConfiguration().withDisabledAuthentication());
    }

    /** @throws IllegalStateException if the port is taken */
    public void start() {
        server.start();
        server.getUserManager().setMessageDeliveryHandler((message, recipient) -> {
            keep(message, recipient.getEmail());
            return new Recipient(recipient.getEmail());
        });
    }

    public int port() {
        return server.getSmtp().getPort();
    }

    @Override
    public void close() {
        server.stop();
    }

    private void keep(MovingMessage message, String recipient) throws MessagingException {
        var bytes = new ByteArrayOutputStream();
        try {
            message.getMessage().writeTo(bytes);
        } catch (IOException e) {
            throw new MessagingException("cannot be read", e);
        }
        WholeFile.write(folder, numbers.next() + "-" + safe(recipient) + ".eml", bytes.toByteArray());
    }

    private static String safe(String recipient) {
        return recipient.replaceAll("[^A-Za-z0-9@._-]", "_").replace("..", "_");
    }
}
