package io.serai.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.channels.Exceptions.Range;
import io.serai.completeness.Completeness;
import io.serai.console.AlertFilter;
import io.serai.console.AlertQueries;
import io.serai.console.FileQueries;
import io.serai.console.OrderQueries;
import io.serai.console.ReconcileQueries;
import io.serai.console.TimelineEntry;
import io.serai.fulfilment.ReplayRange;
import io.serai.fulfilment.orders.HoldDesk;
import io.serai.fulfilment.orders.Notes;
import io.serai.fulfilment.work.HoldKind;
import io.serai.kernel.OrderId;
import io.serai.kernel.Port;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The part of the hub's own API that is for those who watch and repair it, one method for each operation. */
@Port
@Component("peopleApi")
public class PeopleApi {
    /** Nothing that a person types is longer. */
    private static final int MAX_BYTES = 20_000;

    private final AlertQueries alerts;
    private final OrderQueries orders;
    private final Notes notes;
    private final HoldDesk desk;
    private final Completeness completeness;
    private final ReconcileQueries runs;
    private final ReplayRange replays;
    private final FileQueries files;

    PeopleApi(
            AlertQueries alerts,
            OrderQueries orders,
            Notes notes,
            HoldDesk desk,
            Completeness completeness,
            ReconcileQueries runs,
            ReplayRange replays,
            FileQueries files) {
        this.alerts = alerts;
        this.orders = orders;
        this.notes = notes;
        this.desk = desk;
        this.completeness = completeness;
        this.runs = runs;
        this.replays = replays;
        this.files = files;
    }

    public void searchOrders(Exchange exchange) {
        Answers.to(exchange, request -> {
            var text = request.json(MAX_BYTES).path("text");
            if (!text.isTextual()) {
                throw new IllegalArgumentException("the body is an object with a text: {\"text\": \"#1042\"}");
            }
            Answers.json(exchange, 200, orders.search(text.asText()));
        });
    }

    public void listAlerts(Exchange exchange) {
        Answers.to(
                exchange,
                request -> Answers.json(
                        exchange,
                        200,
                        alerts.list(AlertFilter.of(request.get("state")), request.page(), request.size())));
    }

    public void addNote(Exchange exchange) {
        Answers.to(exchange, request -> {
            var id = OrderId.of(request.need("id"));
            var text = request.json(MAX_BYTES).path("text").asText();
            var answer = notes.add(id, request.person(), text);
            switch (answer) {
                case ADDED -> Answers.json(exchange, 201, last(orders.timeline(id, request.language())));
                case NO_SUCH_ORDER -> Answers.notFound(exchange);
                case NO_TEXT, TOO_LONG, CARD_NUMBER ->
                    Answers.problem(
                            exchange,
                            400,
                            "wrong-note",
                            "A note has 1 to " + Notes.MAX_TEXT + " characters, and no number of a payment card.",
                            Map.of("why", answer));
            }
        });
    }

    public void placeHold(Exchange exchange) {
        Answers.to(exchange, request -> {
            var id = OrderId.of(request.need("id"));
            var asked = request.json(MAX_BYTES);
            var kind = kind(asked.path("kind").asText(), HoldKind.forPeople());
            held(exchange, id, desk.place(id, kind, asked.path("note").asText(""), request.person()), 201);
        });
    }

    public void releaseHold(Exchange exchange) {
        Answers.to(exchange, request -> {
            var id = OrderId.of(request.need("id"));
            held(
                    exchange,
                    id,
                    desk.release(id, kind(request.need("kind"), List.of(HoldKind.values())), request.person()),
                    200);
        });
    }

    public void grantHold(Exchange exchange) {
        Answers.to(exchange, request -> {
            var id = OrderId.of(request.need("id"));
            held(exchange, id, desk.grant(id, request.person()), 200);
        });
    }

    public void replayExceptions(Exchange exchange) {
        Answers.to(exchange, request -> {
            var asked = request.json(MAX_BYTES);
            var range = new Range(
                    text(asked, "partner"), text(asked, "code"), instant(asked, "from"), instant(asked, "until"));
            var after = text(asked, "after");
            var last = after == null ? null : UUID.fromString(after);
            int most = asked.path("most").asInt(ReplayRange.MOST);
            Answers.json(
                    exchange,
                    200,
                    asked.path("dryRun").asBoolean(false)
                            ? replays.dryRun(range, last, most)
                            : replays.replay(range, last, most));
        });
    }

    private static @Nullable String text(JsonNode asked, String field) {
        return asked.hasNonNull(field) ? asked.path(field).asText() : null;
    }

    private static @Nullable Instant instant(JsonNode asked, String field) {
        var text = text(asked, field);
        return text == null ? null : Instant.parse(text);
    }

    public void listFiles(Exchange exchange) {
        Answers.to(exchange, request -> Answers.json(exchange, 200, files.newest(request.size())));
    }

    public void getFile(Exchange exchange) {
        Answers.to(exchange, request -> Answers.found(exchange, files.find(UUID.fromString(request.need("id")))));
    }

    public void listReconciles(Exchange exchange) {
        Answers.to(exchange, request -> Answers.json(exchange, 200, runs.of(request.need("partner"), request.size())));
    }

    public void reconcile(Exchange exchange) {
        Answers.to(exchange, request -> {
            var partner = request.need("partner");
            if (!completeness.compares(partner)) {
                Answers.problem(exchange, 404, "not-listed", "There is no list of this partner's to compare with.");
                return;
            }
            boolean asked = completeness.ask(partner, request.person());
            Answers.json(exchange, asked ? 202 : 200, runs.of(partner, 1).get(0));
        });
    }

    private void held(Exchange exchange, OrderId id, HoldDesk.Answer answer, int status) {
        switch (answer) {
            case DONE -> Answers.json(exchange, status, orders.find(id).orElseThrow());
            case NO_SUCH_ORDER -> Answers.notFound(exchange);
            case WRONG_NOTE ->
                Answers.problem(
                        exchange,
                        400,
                        "wrong-note",
                        "A note has at most " + Notes.MAX_TEXT + " characters, and no number of a payment card.",
                        Map.of("why", answer));
            case TOO_LATE, SOME_LEFT, NOTHING_TO_DO ->
                Answers.problem(
                        exchange,
                        409,
                        "cannot-hold",
                        "Its goods are being picked or have left, it is over, or it is held, or released, already.",
                        Map.of("why", answer));
        }
    }

    private static HoldKind kind(String name, List<HoldKind> kinds) {
        return kinds.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("kind is one of " + kinds));
    }

    private static TimelineEntry last(List<TimelineEntry> timeline) {
        return timeline.stream()
                .filter(entry -> entry.seq() != null)
                .reduce((before, after) -> after)
                .orElseThrow();
    }
}
