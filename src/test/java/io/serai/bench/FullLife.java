package io.serai.bench;

import io.serai.demo.carriers.SftpPartner;
import io.serai.edi.EdiSchemas;
import io.serai.edi.ShipmentStatus;
import io.serai.edi.ShipmentStatusWriter;
import io.serai.edi.X12Envelope;
import io.serai.edi.X12Envelope.Usage;
import io.serai.edi.X12Party;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From the shop's webhook until the carrier has told that the parcel was delivered, all of it by messages. */
final class FullLife implements Figure {
    private static final String CARRIER = "pampa";
    private static final String PASSWORD = "pampa-secret";
    private static final int PARCELS = 100;
    private static final long LOOK_NANOS = 250_000_000;
    private static final long GIVE_UP_NANOS = 900_000_000_000L;

    private long interchange;

    @Override
    public String name() {
        return "full_life";
    }

    @Override
    public String covers() {
        return "from HTTP to delivered by messages: pick, pack, one parcel an order, 100 parcels a manifest (CSV and 856 by SFTP), 100"
                + " statuses a 214, 997s, no mail ÷ three commits an order";
    }

    @Override
    public double bar() {
        return 0.15;
    }

    @Override
    public double goal() {
        return 0.30;
    }

    @Override
    public Result measure(Size size) {
        var folder = Path.of("target/bench/" + name() + "-carrier").toAbsolutePath();
        try (var carrier = new SftpPartner(0, folder, Map.of(CARRIER, PASSWORD))) {
            carrier.start();
            var hub = World.prepare(BenchHub.fresh(name()))
                    .with("serai.carriers.pampa.sftp", "127.0.0.1:" + carrier.port())
                    .with("serai.secrets.pampa-sftp", PASSWORD)
                    .with("serai.sftp.strict-host-key", "no")
                    .with("serai.shipping.rules[0].carrier", CARRIER)
                    .with("serai.warehouse.confirm", "auto")
                    .with("serai.warehouse.pick-time", "0s")
                    .with("serai.manifests.max-parcels", Integer.toString(PARCELS))
                    .with("serai.manifests.close-after", "2s")
                    .start();
            try (hub) {
                return measure(World.seeded(hub), folder.resolve(CARRIER).resolve("edi/out"), size);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Result measure(World world, Path mailbox, Size size) {
        var hub = world.hub();
        var denominator = new Denominator(hub.server());
        var findings = new ArrayList<String>();
        int orders = size.orders() / 4;
        ours(world, Size.WARM_UP * orders, mailbox, findings);
        denominator.threeCommits(orders);
        var pairs = Pairs.of(
                size.pairs(), () -> ours(world, orders, mailbox, findings), () -> denominator.threeCommits(orders * 2));
        findings.addAll(IngestSync.violations(hub));
        return new Result(this, pairs.ratios(), pairs.details(), findings);
    }

    private Side ours(World world, int orders, Path mailbox, List<String> findings) {
        var hub = world.hub();
        var server = hub.server();
        var requests = world.orders(orders);
        server.settle();
        var told = new HashSet<String>(column(server, "select sscc from parcel"));
        long before = server.count("select count(*) from orders where state = 'DELIVERED'");
        long jvm = hub.cpu();
        long database = Cpu.ofTree(server.process());
        long began = System.nanoTime();
        var sender = new Thread(() -> Load.closed(hub.port(), requests), "load");
        sender.start();
        long delivered = before;
        while (delivered < before + orders && System.nanoTime() < began + GIVE_UP_NANOS) {
            tell(server, told, mailbox);
            delivered = server.count("select count(*) from orders where state = 'DELIVERED'");
            Load.sleepUntil(System.nanoTime() + LOOK_NANOS);
        }
        if (delivered < before + orders) {
            findings.add("only " + (delivered - before) + " of " + orders + " orders were delivered");
        }
        return Side.of(orders, System.nanoTime() - began, hub.cpu() - jvm, Cpu.ofTree(server.process()) - database);
    }

    /** The carrier: it has delivered what left, and says so in 214s of a hundred parcels. */
    private void tell(Server server, Set<String> told, Path mailbox) {
        var gone = column(server, "select sscc from parcel where state = 'SHIPPED' limit 2000").stream()
                .filter(told::add)
                .toList();
        for (int from = 0; from < gone.size(); from += PARCELS) {
            write(gone.subList(from, Math.min(gone.size(), from + PARCELS)), mailbox);
        }
    }

    private void write(List<String> parcels, Path mailbox) {
        var now = LocalDateTime.now(java.time.ZoneId.of("America/Argentina/Buenos_Aires"));
        var statuses = parcels.stream()
                .map(sscc -> ShipmentStatus.normal(sscc, sscc, "PAMP", "D1", now, "Rosario", "S"))
                .toList();
        interchange++;
        var envelope = new X12Envelope(
                new X12Party("ZZ", "PAMPA"), new X12Party("ZZ", "SERAI"), interchange, interchange, Usage.PRODUCTION);
        try {
            var bytes = new ShipmentStatusWriter(schemas()).write(envelope, now, statuses);
            var part = mailbox.resolve("214-" + interchange + ".part");
            Files.write(part, bytes);
            Files.move(part, mailbox.resolve("214-" + interchange + ".x12"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EdiSchemas schemas() {
        return new EdiSchemas(file -> FullLife.class.getResourceAsStream("/mappings/" + file));
    }

    private static List<String> column(Server server, String sql) {
        try (var connection = server.hub();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
