package io.serai.privacy;

import io.serai.contract.Contacts;
import io.serai.kernel.Ids;
import io.serai.kernel.Port;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes what customers ask for, by a channel or by a person here, and what a person decides about it. */
@Port
@Component("privacyDesk")
public class PrivacyDesk {
    /** In characters. */
    public static final int MAX_TEXT = 200;

    /** What came of a decision. */
    public enum Answer {
        DONE,
        NO_SUCH_REQUEST,
        /** It has been decided, or there is nothing to decide. */
        NOTHING_TO_DO
    }

    private final Requests requests;
    private final CustomerOrders customers;
    private final Erasure erasure;
    private final CustomerReport report;
    private final Clock clock;

    PrivacyDesk(Requests requests, CustomerOrders customers, Erasure erasure, CustomerReport report, Clock clock) {
        this.requests = requests;
        this.customers = customers;
        this.erasure = erasure;
        this.report = report;
        this.clock = clock;
    }

    /** Who is meant by what a person types: a mail or a phone; otherwise one order, by its number, reference or id. */
    public static Optional<Wish> typed(Wish.Kind kind, @Nullable String text, String person) {
        var typed = text == null ? "" : text.replace("\0", "").strip();
        if (typed.isEmpty() || typed.length() > MAX_TEXT) {
            return Optional.empty();
        }
        boolean isContact =
                Contacts.mail(typed).isPresent() || Contacts.phone(typed).isPresent();
        return Optional.of(new Wish(
                kind,
                null,
                isContact ? List.of(typed) : List.of(),
                isContact ? List.of() : List.of(typed, "#" + typed),
                "person:" + person,
                null));
    }

    /** Which orders it would be about, by their ids; nothing is changed. */
    @Transactional(readOnly = true)
    public List<UUID> preview(Wish wish) {
        return customers.find(wish);
    }

    /** Takes it; what has to be done is done by {@link Redaction}. Its id. */
    @Transactional
    public UUID ask(Wish wish) {
        var id = Ids.next();
        requests.add(id, wish, clock.instant());
        return id;
    }

    /**
     * A person decides what only a person should.
     *
     * @param yes the report was handed over, or the channel's customers are to be forgotten; otherwise nothing is done
     */
    @Transactional
    public Answer decide(UUID id, boolean yes, String person) {
        var request = requests.lock(id);
        if (request.isEmpty()) {
            return Answer.NO_SUCH_REQUEST;
        }
        if (!request.get().state().equals("ASKED")) {
            return Answer.NOTHING_TO_DO;
        }
        if (yes && request.get().wish().kind() == Wish.Kind.SHOP) {
            requests.decide(id, "OPEN", person, null);
        } else {
            end(request.get(), yes ? "DONE" : "REFUSED", person);
        }
        return Answer.DONE;
    }

    private void end(Request request, String state, String person) {
        var message = request.wish().receipt();
        if (message != null) {
            erasure.messages(List.of(message.value()), clock.instant());
        }
        requests.decide(request.id(), state, person, clock.instant());
    }

    /** What is known of the customer of a request that waits for a person, as JSON; empty if there is none. */
    @Transactional
    public Optional<String> report(UUID id) {
        return requests.lock(id)
                .filter(request ->
                        request.state().equals("ASKED") && request.wish().kind() == Wish.Kind.REPORT)
                .map(request -> report.of(customers.find(request.wish())));
    }
}
