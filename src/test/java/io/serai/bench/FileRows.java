package io.serai.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A day's orders as one CSV file, a row an order of two lines, until all are allocated. */
final class FileRows implements Figure {
    private static final int ROWS = 100_000;
    private static final int LONG_FILE = 1_000_000;
    private static final String HEAD =
            "reference;placed;name;email;street;city;postcode;lat;lon;sku1;sku2;price1;price2;total";
    private static final long LOOK_NANOS = 250_000_000;
    private static final long GIVE_UP_NANOS = 3_600_000_000_000L;

    private long next;

    @Override
    public String name() {
        return "file_rows";
    }

    @Override
    public String covers() {
        return "a CSV file of 100,000 two-line orders, from its appearance until all are allocated (and once 1,000,000 rows with a heap of"
                + " 256 MB) ÷ fifty orders a commit";
    }

    @Override
    public double bar() {
        return 0.20;
    }

    @Override
    public double goal() {
        return 0.40;
    }

    @Override
    public Result measure(Size size) {
        var findings = new ArrayList<String>();
        int rows = size.isShort() ? ROWS / 10 : Integer.getInteger("bench.rows", ROWS);
        var pairs = pairs(size, rows, findings);
        var details = pairs.details();
        if (!size.isShort()) {
            details.put("long_file_per_second", longFile(findings));
        }
        return new Result(this, pairs.ratios(), details, findings);
    }

    private Pairs pairs(Size size, int rows, List<String> findings) {
        var world = World.seeded(hub().start());
        try (var hub = world.hub()) {
            var denominator = new Denominator(hub.server());
            ours(hub, rows / 2, findings);
            denominator.fifty(rows / 2);
            var pairs = Pairs.of(size.pairs(), () -> ours(hub, rows, findings), () -> denominator.fifty(rows));
            findings.addAll(IngestSync.violations(hub));
            return pairs;
        }
    }

    private double longFile(List<String> findings) {
        var world = World.seeded(hub().jvm("-Xmx256m").start());
        try (var hub = world.hub()) {
            var side = ours(hub, Integer.getInteger("bench.longrows", LONG_FILE), findings);
            findings.addAll(IngestSync.violations(hub));
            return side.perSecond();
        }
    }

    private BenchHub hub() {
        return World.prepare(BenchHub.fresh(name()))
                .file("mappings/channels/day/channel.yaml", World.resource("day/channel.yaml"))
                .file("mappings/channels/day/order.jslt", World.resource("day/order.jslt"))
                .file("routes/channels/day.camel.yaml", World.resource("day/route.yaml"));
    }

    private Side ours(BenchHub hub, int rows, List<String> findings) {
        var server = hub.server();
        var file = write(hub.data().resolveSibling("day.csv"), rows);
        server.settle();
        long before = server.count("select count(*) from orders where state = 'ALLOCATED'");
        long itemsBefore = items(server);
        long jvm = hub.cpu();
        long database = Cpu.ofTree(server.process());
        long began = System.nanoTime();
        appear(file, hub.data().resolve("day"));
        while (items(server) < itemsBefore + rows && System.nanoTime() < began + GIVE_UP_NANOS) {
            Load.sleepUntil(System.nanoTime() + LOOK_NANOS);
        }
        var side = Side.of(rows, System.nanoTime() - began, hub.cpu() - jvm, Cpu.ofTree(server.process()) - database);
        long allocated = server.count("select count(*) from orders where state = 'ALLOCATED'") - before;
        if (allocated != rows) {
            findings.add(allocated + " of " + rows + " rows became allocated orders");
        }
        awaitTasks(server);
        return side;
    }

    /** What the next measurement must not pay for. */
    private static void awaitTasks(Server server) {
        while (server.count("select count(*) from fulfilment") > server.count("select count(*) from pick_task")) {
            Load.sleepUntil(System.nanoTime() + LOOK_NANOS);
        }
    }

    private static long items(Server server) {
        return server.count("select coalesce(sum(items), 0) from receipt where partner = 'day'");
    }

    private Path write(Path file, int rows) {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(HEAD + "\n");
            for (int i = 0; i < rows; i++) {
                out.write(row(++next));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String row(long no) {
        var random = new Random(no);
        return String.format(
                Locale.ROOT,
                "D-%d;2026-11-20T10:00:00Z;Comprador %d;buyer%d@example.com;Calle %d;Rosario;2000;%.4f;%.4f;SKU-%d;SKU-%d;1250.50;300.00;1550.50%n",
                no,
                no,
                no,
                no % 1000,
                -41 + 17 * random.nextDouble(),
                -70 + 12 * random.nextDouble(),
                1 + random.nextInt(World.SKUS / 2),
                1 + World.SKUS / 2 + random.nextInt(World.SKUS / 2));
    }

    private static void appear(Path file, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.move(file, folder.resolve("day-" + System.nanoTime() + ".csv"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
