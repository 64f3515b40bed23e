package io.serai.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What it costs to start again on the data of yesterday, until the first order is accepted. */
final class Start implements Figure {
    private static final double MICROS = 1e6;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String covers() {
        return "CPU-seconds of JVM and PostgreSQL of a second start on the same data, until the first order is accepted";
    }

    @Override
    public double bar() {
        return 25;
    }

    @Override
    public double goal() {
        return 15;
    }

    @Override
    public boolean moreIsBetter() {
        return false;
    }

    @Override
    public Result measure(Size size) {
        var world = World.fresh(name());
        var hub = world.hub();
        var seconds = new ArrayList<Double>();
        var elapsed = new ArrayList<Double>();
        try (hub) {
            for (int i = 0; i < size.pairs(); i++) {
                hub.stop();
                long began = System.nanoTime();
                hub.start();
                accept(hub, world.orders(1).get(0));
                elapsed.add((System.nanoTime() - began) / 1e9);
                seconds.add((hub.cpu() + Cpu.ofTree(hub.server().process())) / MICROS);
            }
        }
        return new Result(this, seconds, Map.of("seconds_elapsed", Pairs.median(elapsed)), List.of());
    }

    private static void accept(BenchHub hub, byte[] order) {
        try (var wire = new Wire(hub.port())) {
            if (wire.send(order).status() != 202) {
                throw new IllegalStateException("the first order was not accepted");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
