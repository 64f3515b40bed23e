package io.serai.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** A broker as docs/operations.md wants one outside of the hub. Arguments: port, folder. Ends with its disk, and with its input. */
final class BrokerMain {
    private static final int LOOK_MILLIS = 250;
    private static final int JOURNAL_FILE = 1024 * 1024;
    private static final long MAX_BYTES = 100L * 1024 * 1024;

    private BrokerMain() {}

    public static void main(String[] arguments) throws Exception {
        var server = new EmbeddedActiveMQ();
        server.setConfiguration(settings(Integer.parseInt(arguments[0]), Path.of(arguments[1])));
        server.start();
        var orphaned = new Thread(BrokerMain::awaitEndOfInput);
        orphaned.setDaemon(true);
        orphaned.start();
        while (server.getActiveMQServer().isActive()) {
            Pause.millis(LOOK_MILLIS);
        }
        System.out.println("the broker has stopped by itself");
        Runtime.getRuntime().halt(1);
    }

    private static void awaitEndOfInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException ended) {
            // as good as the end
        }
        System.exit(0);
    }

    private static ConfigurationImpl settings(int port, Path folder) throws Exception {
        var settings = new ConfigurationImpl();
        settings.setName("broker")
                .setPersistenceEnabled(true)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setJournalType(JournalType.NIO)
                .setJournalFileSize(JOURNAL_FILE)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + port)
                .addAddressSetting("#", addresses());
        return settings;
    }

    private static AddressSettings addresses() {
        return new AddressSettings()
                .setDeadLetterAddress(SimpleString.of("serai.dead"))
                .setExpiryAddress(SimpleString.of("serai.dead"))
                .setMaxDeliveryAttempts(5)
                .setRedeliveryDelay(200)
                .setRedeliveryMultiplier(3)
                .setMaxRedeliveryDelay(30_000)
                .setMaxSizeBytes(MAX_BYTES)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL)
                .setAutoCreateDeadLetterResources(true);
    }
}
