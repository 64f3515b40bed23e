package io.serai.fulfilment.telling;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Leaving;
import io.serai.fulfilment.work.Owed;
import io.serai.kernel.FulfilmentId;
import io.serai.log.Attempt;
import io.serai.log.Json;
import io.serai.mapping.Outbound.Message;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * That a channel is to be told something, as it is asked for when it happens, and read when it is told. What the order itself does not say
 * then is noted here; all else is {@link ChannelMessages}.
 */
public final class ChannelRequests {
    /** Ends the door's name with the channel's. */
    public static final String DOOR = "channel:";

    private static final String FULFILMENT = "fulfilment";
    private static final String AFTER = "after";
    private static final String AGAIN = "again";
    private static final String REASON = "reason";
    private static final String AMOUNT = "amount";
    private static final String PIECES = "pieces";

    private ChannelRequests() {}

    static Attempt.Request accepted(Dossier dossier) {
        return request(dossier, Message.ACCEPTANCE, dossier.id().toString(), Map.of());
    }

    /** What had left before is kept with it: the message has to say the same whenever it is made. */
    static Attempt.Request fulfilled(Leaving leaving) {
        var fulfilment = leaving.fulfilment().id().toString();
        return request(
                leaving.dossier(),
                Message.FULFILMENT,
                fulfilment,
                leaving.before().isEmpty()
                        ? Map.of(FULFILMENT, fulfilment)
                        : Map.of(FULFILMENT, fulfilment, AFTER, leaving.before()));
    }

    /** The same once more, as what was told of the whole order with it is no longer so. */
    static Attempt.Request again(Attempt told) {
        var data = ((ObjectNode) told.data()).deepCopy().put(AGAIN, true);
        return new Attempt.Request(
                told.door(), told.kind(), told.subject() + ":" + AGAIN, told.order(), Json.write(data));
    }

    static Attempt.Request cancelled(Dossier dossier, String reason) {
        return request(dossier, Message.CANCELLATION, dossier.id().toString(), Map.of(REASON, reason));
    }

    static Attempt.Request refund(Owed owed) {
        return request(
                owed.payer(),
                Message.REFUND,
                owed.refund(),
                Map.of(REASON, owed.reason(), AMOUNT, owed.amount(), PIECES, owed.pieces()));
    }

    private static Attempt.Request request(Dossier dossier, Message kind, String subject, Map<String, ?> data) {
        return new Attempt.Request(
                DOOR + dossier.order().channel(), kind.name(), subject, dossier.id(), Json.write(data));
    }

    static String channel(Attempt attempt) {
        return attempt.door().substring(DOOR.length());
    }

    static boolean isAgain(Attempt attempt) {
        return attempt.data().has(AGAIN);
    }

    /** Which one a message of this kind is about. */
    static FulfilmentId fulfilment(Attempt attempt) {
        return FulfilmentId.of(attempt.data().path(FULFILMENT).asText());
    }

    /** What leaves with the fulfilment order that it is about, after what had left then. */
    static Leaving leaving(Attempt attempt, Dossier dossier) {
        var fulfilment = dossier.fulfilment(fulfilment(attempt)).orElseThrow();
        var gone = StreamSupport.stream(attempt.data().path(AFTER).spliterator(), false)
                .map(id -> FulfilmentId.of(id.asText()))
                .toList();
        return Leaving.after(dossier, fulfilment, gone);
    }

    /** Of a cancellation or a refund, in one word. */
    static String reason(Attempt attempt) {
        return attempt.data().path(REASON).asText();
    }

    /** Of a refund, in minor units. */
    static long amount(Attempt attempt) {
        return attempt.data().path(AMOUNT).asLong();
    }

    /** Those that a refund is for, by the number of their line. */
    static Map<Integer, Integer> pieces(Attempt attempt) {
        return attempt.data().path(PIECES).properties().stream()
                .collect(Collectors.toMap(
                        each -> Integer.valueOf(each.getKey()),
                        each -> each.getValue().asInt()));
    }
}
