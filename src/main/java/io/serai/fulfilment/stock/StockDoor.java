package io.serai.fulfilment.stock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.fulfilment.calls.Call;
import io.serai.fulfilment.calls.Door;
import io.serai.fulfilment.calls.NothingToCallException;
import io.serai.fulfilment.calls.Reply;
import io.serai.fulfilment.calls.Verdict;
import io.serai.fulfilment.telling.X12Parties;
import io.serai.log.Attempt;
import io.serai.log.Counters;
import io.serai.log.Json;
import io.serai.mapping.OutboundFiles;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Files with what a partner can sell: how they are written is data of the partner ({@link OutboundFiles}), where they go is its route's.
 * Its name and its control number follow from the call, so that a repeat puts the same file again, or a later state under its name.
 */
@Component
class StockDoor implements Door {
    static final String PREFIX = "stock:";

    /** In the message: it is about all numbers, as they are when the file is made. */
    static final String WHOLE = "whole";

    private final OutboundFiles files;
    private final Publications publications;
    private final Partners partners;
    private final X12Parties parties;
    private final Counters counters;

    StockDoor(
            OutboundFiles files, Publications publications, Partners partners, X12Parties parties, Counters counters) {
        this.files = files;
        this.publications = publications;
        this.partners = partners;
        this.parties = parties;
        this.counters = counters;
    }

    @Override
    public boolean serves(String door) {
        return door.startsWith(PREFIX);
    }

    /** The message, with a control number of the partner's own, which the answers to what it sends count on, too. */
    Map<String, Object> numbered(String channel, Map<String, ?> message) {
        var format = partners.find(channel).map(Partner::format).orElse(Partner.Format.JSON);
        var numbered = new LinkedHashMap<String, Object>(message);
        numbered.put("control", counters.next(format.name().toLowerCase(Locale.ROOT) + ":" + channel));
        return numbered;
    }

    @Override
    public Call call(Attempt attempt) {
        var channel = attempt.door().substring(PREFIX.length());
        if (!files.gives(channel)) {
            throw new NothingToCallException("no-file");
        }
        long control = attempt.data().path("control").asLong(1);
        ObjectNode message = attempt.data().deepCopy();
        message.remove("control");
        message.put("at", attempt.createdAt().toString());
        if (message.path(WHOLE).asBoolean()) {
            message.set("items", Json.tree(Publisher.items(publications.everything(channel))));
        }
        var zone = partners.find(channel).flatMap(partner -> Optional.ofNullable(partner.zone()));
        var at = LocalDateTime.ofInstant(attempt.createdAt(), zone.orElse(ZoneId.from(ZoneOffset.UTC)));
        var file = files.stock(channel, message, parties.to(channel, control), at);
        return new Call.File(attempt, file.folder(), file.name(), file.bytes());
    }

    @Override
    public Verdict judge(Attempt attempt, Reply reply) {
        return Verdict.ofFile(reply);
    }
}
