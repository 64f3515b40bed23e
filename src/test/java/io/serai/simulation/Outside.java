package io.serai.simulation;

import io.serai.fulfilment.Calls;
import io.serai.fulfilment.calls.Call;
import io.serai.fulfilment.calls.Far;
import io.serai.fulfilment.calls.Reply;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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

    final Provider provider;
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
        this.provider = new Provider(clock);
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
            case ANSWERED -> conclude(call, calls, this::answer);
            case NEVER_ARRIVED -> fail(call, calls, new ConnectException("nobody there"));
            case BUSY -> conclude(call, calls, each -> new Reply(503, ""));
            case BROKEN -> conclude(call, calls, each -> new Reply(500, maybe(each)));
            case LOST_BEFORE -> lost(call, calls);
            case LOST_AFTER -> lostAfter(call, calls);
            case CRASH_BEFORE -> throw new Crash("before the call");
            case CRASH_AFTER ->
                conclude(call, calls, each -> {
                    answer(each);
                    throw new Crash("after the partner's work, before its answer was kept");
                });
            case SLOW -> slow(call, calls, meanwhile);
        }
    }

    /** One request, or as many as it takes. */
    private static void conclude(Call call, Calls calls, Function<Call, Reply> partner) {
        if (call instanceof Call.Talk talk) {
            calls.converse(talk, Map.of(), (request, api) -> partner.apply(request));
        } else {
            calls.conclude(call, partner.apply(call));
        }
    }

    private static void fail(Call call, Calls calls, Exception fault) {
        if (call instanceof Call.Talk talk) {
            calls.converse(talk, Map.of(), (request, api) -> {
                throw new Far.NoAnswerException(fault);
            });
        } else {
            calls.failed(call, fault);
        }
    }

    private void slow(Call call, Calls calls, Runnable meanwhile) {
        unknown++;
        boolean workFirst = faults.now(50);
        conclude(call, calls, each -> {
            var answer = workFirst ? answer(each) : Outsider.ok("");
            clock.pass(LONGER_THAN_A_LEASE);
            meanwhile.run();
            return workFirst ? answer : answer(each);
        });
    }

    private void lost(Call call, Calls calls) {
        unknown++;
        fail(call, calls, new SocketTimeoutException("no answer"));
    }

    private void lostAfter(Call call, Calls calls) {
        unknown++;
        var fault = new SocketTimeoutException("no answer");
        if (call instanceof Call.Talk talk) {
            calls.converse(talk, Map.of(), (request, api) -> {
                answer(request);
                throw new Far.NoAnswerException(fault);
            });
        } else {
            answer(call);
            calls.failed(call, fault);
        }
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
