package io.serai.fulfilment.telling;

import io.serai.fulfilment.calls.Call;
import io.serai.fulfilment.calls.Conversation;
import io.serai.fulfilment.calls.Door;
import io.serai.fulfilment.calls.Reply;
import io.serai.fulfilment.calls.Verdict;
import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Group;
import io.serai.fulfilment.work.Parking;
import io.serai.log.Attempt;
import io.serai.log.EventType;
import io.serai.mapping.Outbound;
import io.serai.mapping.Outbound.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Tells channels of fulfilments, cancellations and stock: what is said and how is data of the channel ({@link Outbound}); here is what
 * follows from it.
 */
@Component
class ChannelDoor implements Door {
    private final Outbound outbound;
    private final ChannelMessages messages;
    private final ChannelLevels levels;
    private final Books books;

    ChannelDoor(Outbound outbound, ChannelMessages messages, ChannelLevels levels, Books books) {
        this.outbound = outbound;
        this.messages = messages;
        this.levels = levels;
        this.books = books;
    }

    @Override
    public boolean serves(String door) {
        return door.startsWith(ChannelRequests.DOOR);
    }

    @Override
    public Call call(Attempt attempt) {
        var told = isOfStock(attempt) ? levels.of(attempt) : List.of(messages.of(attempt));
        return new Call.Talk(attempt, new Conversation(outbound, ChannelRequests.channel(attempt), attempt, told));
    }

    @Override
    public Verdict judge(Attempt attempt, Reply reply) {
        return Verdict.ofIdempotent(reply);
    }

    @Override
    public void settle(Group group, Attempt attempt, Verdict verdict) {
        // Of stock who publishes it tells again what was refused, by itself in the end: a person hears of that.
        if (verdict instanceof Verdict.Refused && !isOfStock(attempt)) {
            group.work().park(Parking.ofCall(attempt, "SER-0510"));
        }
        if (verdict instanceof Verdict.Done) {
            Optional.ofNullable(attempt.order()).ifPresent(order -> {
                group.addAll(books.open(Set.of(order)));
                group.work().event(group.dossier(order), EventType.CHANNEL_TOLD, what(attempt), Cause.HUB);
            });
        }
    }

    private static Map<String, String> what(Attempt attempt) {
        var data = new HashMap<>(Map.of("channel", attempt.door(), "message", attempt.kind()));
        if (attempt.kind().equals(Message.FULFILMENT.name())) {
            data.put("fulfilment", ChannelRequests.fulfilment(attempt).toString());
        }
        return data;
    }

    private static boolean isOfStock(Attempt attempt) {
        return attempt.kind().equals(Message.STOCK.name());
    }
}
