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
import org.springframework.stereotype.Component;

/**
 * Pulls the orders that changed since the cursor, page by page, and keeps each as a message. The cursor moves when all pages are kept;
 * what is looked at twice is the same delivery, by its id and by what is in it. So what a lost notification told of is here within one
 * round.
 */
@Port
@Component("pulling")
public class Pulling {
    private static final Logger log = LoggerFactory.getLogger(Pulling.class);

    private static final Duration FIRST = Duration.ofDays(1);
    private static final int MAX_PAGES = 200;

    private final FarApi api;
    private final Reception reception;
    private final Cursors cursors;
    private final Clock clock;

    Pulling(FarApi api, Reception reception, Cursors cursors, Clock clock) {
        this.api = api;
        this.reception = reception;
        this.cursors = cursors;
        this.clock = clock;
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
        var listing = new Listing(partner, PullPlan.of(list, body, entries, id, changed, next, more, parts));
        var begun = clock.instant();
        var since = cursors.read(partner).map(Instant::parse).orElse(begun.minus(FIRST));
        var newest = new Instant[] {listing.tellsTimes() ? since : begun};
        try {
            boolean all = listing.read(api, since, MAX_PAGES, page -> {
                for (var entry : page) {
                    keep(listing, entry);
                    var time = listing.tellsTimes() ? listing.changedAt(entry) : newest[0];
                    newest[0] = time.isAfter(newest[0]) ? time : newest[0];
                }
                return true;
            });
            if (all) {
                cursors.save(partner, newest[0].toString());
                cursors.works(partner);
            } else {
                log.warn("{} has more than {} pages of changes; the cursor stays", partner, MAX_PAGES);
            }
        } catch (FarApi.NotGiven e) {
            cursors.failed(partner, String.valueOf(e.getMessage()));
            log.debug("{} wants to be asked again later: {}", partner, e.getMessage());
        }
    }

    private void keep(Listing listing, JsonNode entry) throws IOException {
        var delivery = listing.delivery(entry);
        if (reception.isKept(listing.partner(), delivery)) {
            return;
        }
        try {
            reception.keep(
                    listing.partner(),
                    "pull",
                    Map.of("idempotency-key", delivery, "content-type", api.contentType(listing.partner())),
                    listing.message(api, entry));
        } catch (FarApi.NotGiven e) {
            if (!e.isAbsent()) {
                throw e;
            }
            log.warn("{} lists {} and does not have it", listing.partner(), listing.reference(entry));
        }
    }
}
