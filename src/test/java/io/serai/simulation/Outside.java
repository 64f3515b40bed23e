package io.serai.simulation;

import io.serai.fulfilment.Call;
import io.serai.fulfilment.Calls;
import io.serai.fulfilment.Reply;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;

/** Every partner that is called, and all that can go wrong on the way to it and back. */
final class Outside {
    private static final Duration LONGER_THAN_A_LEASE = Duration.ofSeconds(45);

    private enum Luck {
        ANSWERED,
        NEVER_ARRIVED,
        BUSY,
        BROKEN,
        LOST_BEFORE,
        LOST_AFTER,
        CRASH_BEFORE,
        CRASH_AFTER,
        SLOW
    }

    final Provider provider = new Provider();
    final ShopBook shop = new ShopBook();
    final Letterbox mail = new Letterbox();
    final Letterbox webhook = new Letterbox();
    final Letterbox carriers = new Letterbox();
    private final Faults faults;
    private final SimulatedClock clock;
    private int unknown;

    Outside(Faults faults, SimulatedClock clock) {
        this.faults = faults;
        this.clock = clock;
    }

    /** How many calls came to no answer, so that a mail may have come twice. */
    int unknown() {
        return unknown;
    }

    /** Makes a call that was begun. {@code meanwhile} is what others do while a slow partner keeps its caller waiting. */
    void make(Call call, Calls calls, Runnable meanwhile) {
        try {
            make(call, calls, luck(), meanwhile);
        } catch (RuntimeException | Crash fault) {
            unknown++;
            throw fault;
        }
    }

    private Luck luck() {
        return faults.now(35) ? faults.chance().of(List.of(Luck.values())) : Luck.ANSWERED;
    }

    private void make(Call call, Calls calls, Luck luck, Runnable meanwhile) {
        switch (luck) {
            case ANSWERED -> calls.conclude(call, answer(call));
            case NEVER_ARRIVED -> calls.failed(call, new ConnectException("nobody there"));
            case BUSY -> calls.conclude(call, new Reply(503, ""));
            case BROKEN -> calls.conclude(call, new Reply(500, maybe(call)));
            case LOST_BEFORE -> lost(call, calls);
            case LOST_AFTER -> {
                answer(call);
                lost(call, calls);
            }
            case CRASH_BEFORE -> throw new Crash("before the call");
            case CRASH_AFTER -> {
                answer(call);
                throw new Crash("after the partner's work, before its answer was kept");
            }
            case SLOW -> slow(call, calls, meanwhile);
        }
    }

    private void slow(Call call, Calls calls, Runnable meanwhile) {
        unknown++;
        boolean workFirst = faults.now(50);
        var answer = workFirst ? answer(call) : Outsider.ok("");
        clock.pass(LONGER_THAN_A_LEASE);
        meanwhile.run();
        calls.conclude(call, workFirst ? answer : answer(call));
    }

    private void lost(Call call, Calls calls) {
        unknown++;
        calls.failed(call, new SocketTimeoutException("no answer"));
    }

    private String maybe(Call call) {
        unknown++;
        if (faults.now(50)) {
            answer(call);
        }
        return "";
    }

    private Reply answer(Call call) {
        return outsider(call.attempt().door()).answer(call);
    }

    private Outsider outsider(String door) {
        return switch (door.split(":", -1)[0]) {
            case "payments" -> provider;
            case "channel" -> shop;
            case "mail" -> mail;
            case "webhook" -> webhook;
            case "sftp" -> carriers;
            default -> throw new AssertionError("nobody is behind the door " + door);
        };
    }
}
