package io.serai.chaos;

import io.serai.demo.PartnersMain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * The hub with everything around it in processes of their own: database, broker, partners; and a wire that can be broken between it
 * and each of them.
 */
final class Rig implements AutoCloseable {
    private static final Path SECOND = Path.of("src/test/resources/chaos/second-hub.yaml");
    private static final Duration KNOWS_WITHIN = Duration.ofMinutes(3);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(40);

    /** Partners that are quick enough for something to be under way at every stage. */
    private static final List<String> PACE = List.of(
            "serai.demo.orders.burst=0s",
            "serai.demo.orders.collect-after=1s",
            "serai.demo.orders.replenish-every=15s",
            "serai.demo.carriage.picked-up=1s",
            "serai.demo.carriage.en-route=2s",
            "serai.demo.carriage.delivered=3s",
            "serai.demo.carriage.spread=2s");

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Path home;
    private final int partnersPort = Ports.free();
    private final Disk databaseDisk;
    private final Disk brokerDisk;
    private final PostgresServer postgres;
    private final JvmPart broker;
    private final int brokerPort = Ports.free();
    private final JvmPart standIns;
    private final Wires wires;
    private final FrontDoor front;
    private final Hub hub;

    Rig(Path home, int ordersPerMinute) {
        this.home = home;
        this.databaseDisk = opened(new Disk(home.resolve("disk-database"), "900m"));
        this.brokerDisk = opened(new Disk(home.resolve("disk-broker"), "96m"));
        this.postgres = opened(new PostgresServer(databaseDisk.folder().resolve("postgres"), home));
        this.broker = opened(new JvmPart(
                BrokerMain.class,
                home,
                brokerPort,
                List.of(Integer.toString(brokerPort), brokerDisk.folder().toString())));
        int sftp = Ports.free();
        int smtp = Ports.free();
        this.wires = opened(Wires.to(postgres.port(), brokerPort, partnersPort, sftp, smtp));
        this.hub = opened(wired(Hub.apart(home.resolve("hub"))));
        this.front = opened(new FrontDoor(hub.api().port()));
        var arguments = Stream.of(
                "http://127.0.0.1:" + front.port(),
                "serai.data=" + hub.data(),
                "serai.demo.channels=main",
                "serai.demo.orders.per-minute=" + ordersPerMinute,
                "serai.demo.partners-port=" + partnersPort,
                "serai.demo.sftp-port=" + sftp,
                "serai.demo.smtp-port=" + smtp);
        this.standIns = opened(new JvmPart(
                PartnersMain.class,
                home,
                partnersPort,
                Stream.concat(arguments, PACE.stream()).toList()));
    }

    /** Everything, and returns when the hub is well and knows what the retailer has to sell. */
    void start() {
        postgres.begin();
        broker.begin();
        standIns.begin();
        hub.start();
        new Quiet(database(), partners()).await(KNOWS_WITHIN);
    }

    /** Another hub on the same database and broker, not yet started; it reads no folders, as docs/operations.md wants it. */
    Hub second() {
        return wired(Hub.apart(home.resolve("second")))
                .with("spring.config.additional-location", "file:" + SECOND.toAbsolutePath());
    }

    private Hub wired(Hub each) {
        return each.with("spring.datasource.url", wires.databaseUrl())
                .with("spring.datasource.username", "serai")
                .with("spring.datasource.password", "serai")
                .with(
                        "spring.artemis.broker-url",
                        "tcp://127.0.0.1:" + wires.broker().port())
                .with("serai.demo.partners-port", wires.partners().port())
                .with("serai.demo.sftp-port", wires.sftp().port())
                .with("serai.demo.smtp-port", wires.smtp().port())
                .with("serai.calls.lease", "20s")
                .with("serai.manifests.close-after", "3s");
    }

    Hub hub() {
        return hub;
    }

    PostgresServer postgres() {
        return postgres;
    }

    JvmPart broker() {
        return broker;
    }

    int brokerPort() {
        return brokerPort;
    }

    Wires wires() {
        return wires;
    }

    FrontDoor front() {
        return front;
    }

    Disk databaseDisk() {
        return databaseDisk;
    }

    Disk brokerDisk() {
        return brokerDisk;
    }

    Database database() {
        return postgres.database();
    }

    Partners partners() {
        return new Partners(partnersPort, hub.data());
    }

    void buyersCome() {
        standIns.tell("come");
    }

    void buyersRest() {
        standIns.tell("rest");
    }

    /** Whatever does not run is started, and the hub is well when this returns. */
    void revive() {
        postgres.revive();
        broker.revive();
        if (!hub.running().isAlive()) {
            hub.launch();
        }
        hub.awaitReady();
    }

    /** Also from a shutdown hook, while the test itself gives up. */
    @Override
    public synchronized void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                System.out.println("while the rig was taken down: " + e);
            }
        }
    }

    /** Ends a hub with SIGTERM. */
    static void end(Hub hub) {
        Part.end(hub.running().toHandle(), "TERM", ENDS_WITHIN);
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }
}
