package io.serai.simulation;

import io.serai.channels.Receipt;
import io.serai.fulfilment.intake.Reception;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What partners send to the hub: in any order, again until it is acknowledged, and sometimes once more. */
final class Post {
    /** A message under way; {@code key} is what its sender calls it. */
    record Letter(String partner, String transport, String header, String key, String body) {}

    private final List<Letter> underWay = new ArrayList<>();
    private final Map<String, String> receipts = new TreeMap<>();
    private final Map<String, Letter> sent = new TreeMap<>();
    private final Faults faults;
    private boolean nameless;

    Post(Faults faults) {
        this.faults = faults;
    }

    /** Senders that do not name their deliveries, so that the hub cannot know a repeat: for the proof that this is seen. */
    void forgetNames() {
        nameless = true;
    }

    void send(String partner, String transport, String header, String body) {
        var letter = new Letter(partner, transport, header, partner + "-" + (sent.size() + 1), body);
        sent.put(letter.key(), letter);
        underWay.add(letter);
    }

    boolean isEmpty() {
        return underWay.isEmpty();
    }

    /** One of them comes to the door. */
    void deliver(Reception reception) {
        var letter = faults.chance().of(underWay);
        var receipt = keep(reception, letter);
        if (faults.now(10)) {
            throw new Crash("after the receipt was given, before the sender has it");
        }
        var before = receipts.putIfAbsent(letter.key(), receipt.receipt().toString());
        if (before != null && !before.equals(receipt.receipt().toString()) && !nameless) {
            throw new AssertionError(letter.key() + " got the receipt " + before + " and then " + receipt.receipt());
        }
        if (!faults.now(25)) {
            underWay.remove(letter);
        }
    }

    private Receipt keep(Reception reception, Letter letter) {
        var headers = nameless ? Map.<String, String>of() : Map.of(letter.header(), letter.key());
        try {
            return reception.keep(
                    letter.partner(), letter.transport(), headers, letter.body().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What each sender was told, by what it calls its message. */
    Map<String, String> receipts() {
        return receipts;
    }
}
