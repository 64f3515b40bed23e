package io.serai.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.completeness.Comparison;
import io.serai.completeness.Completeness;
import io.serai.completeness.Run;
import io.serai.completeness.Told;
import io.serai.fulfilment.intake.Reception;
import io.serai.fulfilment.intake.Reception.Arrived;
import io.serai.kernel.Port;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares all that a channel lists with what is here, and takes in again what is missing or behind. It goes beside the pull, because it
 * may take long; of all hubs one does it.
 */
@Port
@Component("reconciling")
public class Reconciling {
    private static final Logger log = LoggerFactory.getLogger(Reconciling.class);

    private static final int MAX_PAGES = 5_000;
    /** Orders that are asked for one by one between two signs of life. */
    private static final int AT_ONCE = 50;

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int SECONDS_TO_STOP = 10;

    private final FarApi api;
    private final Reception reception;
    private final Completeness completeness;
    private final ExecutorService work = Executors.newCachedThreadPool();

    Reconciling(FarApi api, Reception reception, Completeness completeness) {
        this.api = api;
        this.reception = reception;
        this.completeness = completeness;
    }

    /**
     * Begins a run if it is time for one or somebody has asked for it. The parameters are those of {@link PullPlan}, the places whose orders
     * alone are listed, and how many of the orders that are open here and not listed are asked for one by one.
     */
    @SuppressWarnings("TooManyParameters") // as the route template has them
    public void look(
            String partner,
            String list,
            String body,
            String entries,
            String id,
            String changed,
            String next,
            String more,
            String split,
            String parts,
            String locations,
            int open) {
        var listing = new Listing(partner, PullPlan.of(list, body, entries, id, changed, next, more, split, parts));
        var listed = locations.equals("-")
                ? Set.<String>of()
                : PullPlan.values(locations).collect(Collectors.toSet());
        completeness.due(partner).ifPresent(run -> work.execute(() -> run(listing, run, listed, open)));
    }

    /** A run that stops with the hub is begun again by another. */
    @PreDestroy
    void stop() throws InterruptedException {
        work.shutdownNow();
        if (!work.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
            log.warn("A reconcile run did not stop in time");
        }
    }

    private void run(Listing listing, Run run, Set<String> listed, int open) {
        var comparison = completeness.begin(run, listed);
        var refusals = Refusals.of(listing, reception, entry -> false);
        try {
            boolean all = listing.read(
                    (path, body) -> api.page(listing.partner(), path, body),
                    run.since(),
                    run.startedAt(),
                    MAX_PAGES,
                    page -> take(run, comparison, told(listing, page, refusals)));
            refusals.settle();
            comparison.notGiven(refusals.all().stream()
                    .map(each -> listing.reference(each.entry()))
                    .toList());
            if (all && open > 0) {
                ask(listing, run, comparison, open);
            }
            completeness.end(run, comparison, all ? null : "more than " + MAX_PAGES + " pages");
        } catch (FarApi.NotGiven e) {
            refusals.settle();
            completeness.end(run, comparison, String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            log.warn("The reconcile run of {} broke off: {}", run.partner(), e.toString());
            giveUp(run, comparison, e);
        }
    }

    private void giveUp(Run run, Comparison comparison, Exception why) {
        try {
            if (work.isShutdown()) {
                completeness.release(run);
            } else {
                completeness.end(run, comparison, why.toString());
            }
        } catch (RuntimeException e) {
            log.warn("It is left to whoever finds it without a sign of life: {}", e.toString());
        }
    }

    /** A list by the day of payment has nothing of what is cancelled a week later: whoever is open here is asked for by itself. */
    private void ask(Listing listing, Run run, Comparison comparison, int most) throws IOException {
        var open = completeness.open(run, most);
        boolean isAll = open.size() < most;
        int from = 0;
        do {
            int to = Math.min(from + AT_ONCE, open.size());
            var some = open.subList(from, to);
            var notListed =
                    some.stream().filter(each -> !comparison.isTold(each)).toList();
            var asked = Asked.of(listing.partner(), notListed, reference -> listing.message(api, reference));
            if (!take(run, comparison, asked.told())) {
                return;
            }
            // Also where none was given: the next run goes on behind them, and none stands before the others for ever.
            completeness.lookedAt(run, some, isAll && to == open.size());
            asked.orThrow();
            from = to;
        } while (from < open.size());
    }

    private boolean take(Run run, Comparison comparison, List<Told> told) throws IOException {
        var missing = comparison.page(told);
        var arrived = new ArrayList<Arrived>();
        for (var each : missing) {
            reception.hasRoom(run.partner(), PATIENCE);
            arrived.add(new Arrived(
                    Map.of("idempotency-key", each.delivery(), "content-type", "application/json"),
                    Objects.requireNonNull(each.message())));
        }
        reception.keepAll(run.partner(), "reconcile", arrived);
        reception.givenThere(
                run.partner(),
                told.stream()
                        .filter(each -> each.message() != null)
                        .map(Told::delivery)
                        .toList());
        if (work.isShutdown()) {
            throw new InterruptedIOException("the hub stops");
        }
        return completeness.isOurs(run, comparison);
    }

    /** What was refused for good is asked for once more: our key may have a right to it now. */
    private List<Told> told(Listing listing, List<JsonNode> page, Refusals refusals) {
        var deliveries = page.stream().map(listing::delivery).collect(Collectors.toSet());
        var kept = listing.isComposed() ? completeness.kept(listing.partner(), deliveries) : Set.<String>of();
        var told = new ArrayList<Told>();
        for (var entry : page) {
            var delivery = listing.delivery(entry);
            if (kept.contains(delivery)) {
                refusals.here();
                told.add(new Told(listing.reference(entry), delivery, null));
                continue;
            }
            try {
                var message = listing.message(api, entry);
                refusals.given();
                told.add(new Told(listing.reference(entry), delivery, message));
            } catch (FarApi.NotGiven e) {
                refusals.add(entry, e);
            }
        }
        return told;
    }
}
