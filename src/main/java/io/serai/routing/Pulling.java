package io.serai.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.channels.Cursors;
import io.serai.fulfilment.intake.Reception;
import io.serai.kernel.Port;
import io.serai.routing.Refusals.Refused;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Pulls the orders that changed since the cursor, page by page, and keeps each as a message. The cursor moves when all pages are kept, be
 * it after several rounds, and not past an order that was not given and is asked for again;
 * what is looked at twice is the same delivery, by its id and by what is in it. So what a lost notification told of is here within one
 * round.
 */
@Port
@Component("pulling")
public class Pulling {
    private static final Logger log = LoggerFactory.getLogger(Pulling.class);

    private static final Duration FIRST = Duration.ofDays(1);
    /** An order that is asked for in vain for longer is left to a person: the list behind a cursor that stays grows. */
    private static final Duration PATIENCE = Duration.ofDays(1);
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
            String split,
            String parts)
            throws IOException {
        pull(
                partner,
                new Listing(partner, PullPlan.of(list, body, entries, id, changed, next, more, split, parts)),
                false);
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
            String split,
            String parts)
            throws IOException {
        var plan = PullPlan.of(list, body, entries, id, changed, next, more, split, parts);
        pull(partner + "." + what, new Listing(partner, plan), true);
    }

    private void pull(String name, Listing listing, boolean byMessage) throws IOException {
        var begun = clock.instant();
        var since = cursors.read(name).map(Instant::parse).orElse(begun.minus(FIRST));
        var newest = new Instant[] {listing.tellsTimes() ? since : begun};
        var fresh = new int[1];
        var refusals = Refusals.of(listing, reception, entry -> isInVain(name, listing, entry, begun.minus(PATIENCE)));
        try {
            boolean read = listing.read(far(listing), since, begun, MOST_PAGES, page -> {
                boolean isNew = false;
                for (var entry : page) {
                    isNew |= keep(listing, entry, byMessage, refusals);
                    var time = listing.tellsTimes() ? listing.reaches(entry, since, begun) : since;
                    newest[0] = time.isAfter(newest[0]) ? time : newest[0];
                }
                fresh[0] += isNew ? 1 : 0;
                return fresh[0] < newPages;
            });
            var again = refusals.settle();
            boolean isAll = read && fresh[0] < newPages;
            if (isAll) {
                cursors.save(name, passed(listing, since, newest[0], again).toString());
            } else {
                // Those that are kept by now are passed by in the next round, which goes on behind them.
                log.info("{} has more than {} new pages; the next round goes on", name, newPages);
            }
            if (!again.isEmpty()) {
                fails(name, told(listing, again));
            } else if (isAll) {
                cursors.works(name);
            }
        } catch (FarApi.NotGiven e) {
            refusals.settle();
            fails(name, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // Whatever it is, somebody has to hear of it if it stays.
            fails(name, e.toString());
            throw e;
        }
    }

    private Listing.Far far(Listing listing) {
        return (path, body) -> api.page(listing.partner(), path, body);
    }

    private void fails(String name, String why) {
        cursors.failed(name, why);
        log.debug("{} wants to be asked again later: {}", name, why);
    }

    private boolean isInVain(String name, Listing listing, JsonNode entry, Instant before) {
        return (!listing.tellsTimes()
                        || listing.changedAt(entry).filter(before::isBefore).isEmpty())
                && cursors.failsSince(name).filter(before::isAfter).isPresent();
    }

    /** How far the cursor comes: not past what is asked for again, and never back. */
    private static Instant passed(Listing listing, Instant since, Instant newest, List<Refused> again) {
        if (again.isEmpty() || !listing.tellsTimes()) {
            return again.isEmpty() ? newest : since;
        }
        return again.stream()
                .flatMap(each -> listing.changedAt(each.entry()).stream())
                .min(Comparator.naturalOrder())
                .filter(since::isBefore)
                .orElse(since);
    }

    private static String told(Listing listing, List<Refused> again) {
        var first = again.get(0);
        int others = again.size() - 1;
        return listing.reference(first.entry()) + ": " + first.why().getMessage()
                + (others == 0 ? "" : ", and " + others + " more");
    }

    /** Whether it was new. One that is not given does not keep back the others. */
    private boolean keep(Listing listing, JsonNode entry, boolean byMessage, Refusals refusals) throws IOException {
        var listed = listing.delivery(entry);
        if (!byMessage && reception.isKept(listing.partner(), listed)) {
            refusals.here();
            return false;
        }
        if (reception.isRefusedThere(listing.partner(), listed)) {
            return false;
        }
        try {
            var message = listing.message(api, entry);
            refusals.given();
            var delivery = byMessage ? Listing.delivery(listing.reference(entry), message) : listed;
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
            refusals.add(entry, e);
            return false;
        }
    }
}
