package io.serai.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.channels.Cursors;
import io.serai.fulfilment.intake.Reception;
import io.serai.kernel.Port;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Pulls the orders that changed since the cursor, page by page, and keeps each as a message. The cursor moves when all pages are kept, be
 * it after several rounds;
 * what is looked at twice is the same delivery, by its id and by what is in it. So what a lost notification told of is here within one
 * round.
 */
@Port
@Component("pulling")
public class Pulling {
    private static final Logger log = LoggerFactory.getLogger(Pulling.class);

    private static final Duration FIRST = Duration.ofDays(1);
    /** No list is longer, and one that goes round in circles ends. */
    private static final int MOST_PAGES = 10_000;

    private final FarApi api;
    private final Reception reception;
    private final Cursors cursors;
    private final Clock clock;
    private final int newPages;

    Pulling(
            FarApi api,
            Reception reception,
            Cursors cursors,
            Clock clock,
            @Value("${serai.pull.pages:200}") int newPages) {
        this.api = api;
        this.reception = reception;
        this.cursors = cursors;
        this.clock = clock;
        this.newPages = newPages;
    }

    /** The parameters are those of {@link PullPlan}. */
    @SuppressWarnings("TooManyParameters") // as the route template has them
    public void pull(
            String partner,
            String list,
            String body,
            String entries,
            String id,
            String changed,
            String next,
            String more,
            String parts)
            throws IOException {
        pull(partner, new Listing(partner, PullPlan.of(list, body, entries, id, changed, next, more, parts)), false);
    }

    /**
     * The same of another list of the partner's, with a cursor of its own. Its entries are of something else than orders and may be written
     * before the order is as they say: a message is named by what is in it, so that the order is kept once more as soon as it has changed.
     */
    @SuppressWarnings("TooManyParameters") // as the route template has them
    public void pullAlso(
            String partner,
            String what,
            String list,
            String body,
            String entries,
            String id,
            String changed,
            String next,
            String more,
            String parts)
            throws IOException {
        var plan = PullPlan.of(list, body, entries, id, changed, next, more, parts);
        pull(partner + "." + what, new Listing(partner, plan), true);
    }

    private void pull(String name, Listing listing, boolean byMessage) throws IOException {
        var begun = clock.instant();
        var since = cursors.read(name).map(Instant::parse).orElse(begun.minus(FIRST));
        var newest = new Instant[] {listing.tellsTimes() ? since : begun};
        var fresh = new int[1];
        var refused = Refusals.of(listing, reception);
        try {
            boolean read = listing.read(api, since, MOST_PAGES, page -> {
                boolean isNew = false;
                for (var entry : page) {
                    isNew |= keep(listing, entry, byMessage, refused);
                    var time = listing.tellsTimes() ? listing.changedAt(entry) : newest[0];
                    newest[0] = time.isAfter(newest[0]) ? time : newest[0];
                }
                fresh[0] += isNew ? 1 : 0;
                return fresh[0] < newPages;
            });
            refused.leaveToAPerson();
            if (read && fresh[0] < newPages) {
                cursors.save(name, newest[0].toString());
                cursors.works(name);
            } else {
                // Those that are kept by now are passed by in the next round, which goes on behind them.
                log.info("{} has more than {} new pages; the next round goes on", name, newPages);
            }
        } catch (FarApi.NotGiven e) {
            cursors.failed(name, String.valueOf(e.getMessage()));
            log.debug("{} wants to be asked again later: {}", name, e.getMessage());
        }
    }

    /** Whether it was new. One that is refused for good is left to a person, and does not keep back the others. */
    private boolean keep(Listing listing, JsonNode entry, boolean byMessage, Refusals refused) throws IOException {
        if (!byMessage && reception.isKept(listing.partner(), listing.delivery(entry))) {
            return false;
        }
        try {
            var message = listing.message(api, entry);
            refused.given();
            var delivery = byMessage ? Listing.delivery(listing.reference(entry), message) : listing.delivery(entry);
            if (byMessage && reception.isKept(listing.partner(), delivery)) {
                return false;
            }
            reception.keep(
                    listing.partner(),
                    "pull",
                    Map.of("idempotency-key", delivery, "content-type", api.contentType(listing.partner())),
                    message);
            return true;
        } catch (FarApi.NotGiven e) {
            if (e.isForGood()) {
                refused.add(entry, e);
            } else if (e.isAbsent()) {
                log.warn("{} lists {} and does not have it", listing.partner(), listing.reference(entry));
            } else {
                throw e;
            }
            return false;
        }
    }
}
