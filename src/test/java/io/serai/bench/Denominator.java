package io.serai.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The least durable work that an order can be, as bare SQL over JDBC from eight connections: in one statement and one commit, in the
 * three commits of its whole life, or fifty in a commit. In a database of its own on the hub's server.
 */
final class Denominator {
    static final int GROUP = 50;

    private static final int PLACES = 1_000;
    private static final int SKUS = 1_000;
    private static final String BODY = resource("order.json");
    private static final String ALLOCATED = resource("allocated.sql");
    private static final String RECEIVED = resource("received.sql");
    private static final String ALLOCATE = resource("allocate.sql");
    private static final String SHIP = resource("ship.sql");

    private interface Work {
        void run(Connection connection, int times) throws SQLException;
    }

    private final Server server;

    Denominator(Server server) {
        this.server = server;
        server.makeBare();
        try (var connection = server.bare();
                var statement = connection.createStatement()) {
            for (var each : resource("schema.sql")
                    .replace("$BODY", BODY.replace("'", "''"))
                    .split(";\n")) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Side oneCommit(int orders) {
        return measure(orders, 100, Denominator::single);
    }

    Side threeCommits(int orders) {
        return measure(orders, 100, Denominator::life);
    }

    Side fifty(int orders) {
        return measure(orders, GROUP, Denominator::group);
    }

    /** The latencies of single orders at a rate, in nanoseconds from when each was due. */
    List<Long> atRate(int orders, double perSecond) {
        var next = new AtomicInteger();
        long began = System.nanoTime();
        return Load.together(() -> {
            var latencies = new ArrayList<Long>();
            try (var connection = server.bare();
                    var statement = connection.prepareStatement(ALLOCATED)) {
                for (int i = next.getAndIncrement(); i < orders; i = next.getAndIncrement()) {
                    long due = began + (long) (i / perSecond * 1e9);
                    Load.sleepUntil(due);
                    Drawn.one().bind(statement).execute();
                    latencies.add(System.nanoTime() - due);
                }
            }
            return latencies;
        });
    }

    private Side measure(int orders, int share, Work work) {
        server.settle();
        var left = new AtomicInteger(orders);
        long database = Cpu.ofTree(server.process());
        long own = Cpu.of(ProcessHandle.current());
        long began = System.nanoTime();
        Load.together(() -> {
            try (var connection = server.bare()) {
                while (left.getAndAdd(-share) > 0) {
                    work.run(connection, share);
                }
            }
            return List.<Long>of();
        });
        return Side.of(
                orders,
                System.nanoTime() - began,
                Cpu.of(ProcessHandle.current()) - own,
                Cpu.ofTree(server.process()) - database);
    }

    private static void single(Connection connection, int times) throws SQLException {
        try (var statement = connection.prepareStatement(ALLOCATED)) {
            for (int i = 0; i < times; i++) {
                Drawn.one().bind(statement).execute();
            }
        }
    }

    private static void group(Connection connection, int times) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement(ALLOCATED)) {
            for (var drawn : Drawn.some(times)) {
                drawn.bind(statement).addBatch();
            }
            statement.executeBatch();
            connection.commit();
        }
    }

    /** What an order is of: two SKUs of one place. */
    private record Drawn(int place, int first, int second) {
        static Drawn one() {
            var random = ThreadLocalRandom.current();
            return new Drawn(
                    1 + random.nextInt(PLACES), 1 + random.nextInt(SKUS / 2), 1 + SKUS / 2 + random.nextInt(SKUS / 2));
        }

        /** In the order of places and SKUs: in one transaction each of two would otherwise wait for what the other holds, now and then. */
        static List<Drawn> some(int times) {
            return Stream.generate(Drawn::one)
                    .limit(times)
                    .sorted(Comparator.comparingInt(Drawn::place).thenComparingInt(Drawn::first))
                    .toList();
        }

        PreparedStatement bind(PreparedStatement statement) throws SQLException {
            statement.setInt(1, place);
            statement.setInt(2, first);
            statement.setInt(3, second);
            statement.setLong(4, ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
            statement.setString(5, BODY);
            statement.setInt(6, place);
            statement.setInt(7, place);
            statement.setInt(8, place);
            return statement;
        }
    }

    private static void life(Connection connection, int times) throws SQLException {
        var random = ThreadLocalRandom.current();
        try (var received = connection.prepareStatement(RECEIVED);
                var allocate = connection.prepareStatement(ALLOCATE);
                var ship = connection.prepareStatement(SHIP)) {
            for (int i = 0; i < times; i++) {
                int place = 1 + random.nextInt(PLACES);
                int first = 1 + random.nextInt(SKUS / 2);
                int second = 1 + SKUS / 2 + random.nextInt(SKUS / 2);
                received.setLong(1, random.nextLong(1, Long.MAX_VALUE));
                received.setString(2, BODY);
                received.setInt(3, place);
                received.setInt(4, first);
                received.setInt(5, second);
                long order = number(received);
                allocate.setInt(1, place);
                allocate.setInt(2, first);
                allocate.setInt(3, second);
                allocate.setLong(4, order);
                allocate.setLong(5, order);
                allocate.setInt(6, place);
                allocate.setLong(7, order);
                long task = number(allocate);
                ship.setLong(1, order);
                ship.setLong(2, task);
                ship.setLong(3, order);
                ship.execute();
            }
        }
    }

    private static long number(PreparedStatement statement) throws SQLException {
        try (var row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String resource(String name) {
        return World.resource(name);
    }
}
