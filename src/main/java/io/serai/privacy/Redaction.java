package io.serai.privacy;

import io.serai.kernel.Ids;
import io.serai.kernel.Port;
import io.serai.log.Leases;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Works on what customers asked for: a batch in a transaction, by one hub at a time, so that it can be killed anywhere and goes on where
 * it was. First the orders are found, then those that have ended are emptied, then the messages that led to no order; orders that have
 * not ended are waited for.
 */
@Port
@Component("redaction")
public class Redaction {
    private static final Logger log = LoggerFactory.getLogger(Redaction.class);
    private static final int ORDERS = 200;
    private static final int MESSAGES = 2_000;

    /** What is shorter is in too many messages. */
    private static final int SHORTEST_NEEDLE = 7;

    private final Requests requests;
    private final CustomerOrders customers;
    private final Erasure erasure;
    private final Purge purge;
    private final Messages messages;
    private final Leases leases;
    private final Clock clock;

    Redaction(
            Requests requests,
            CustomerOrders customers,
            Erasure erasure,
            Purge purge,
            Messages messages,
            Leases leases,
            Clock clock) {
        this.requests = requests;
        this.customers = customers;
        this.erasure = erasure;
        this.purge = purge;
        this.messages = messages;
        this.leases = leases;
        this.clock = clock;
    }

    /** One batch of the first request that has something to be done; false if none has. */
    @Transactional
    public boolean work() {
        return leases.take("redaction") && requests.open().stream().anyMatch(this::work);
    }

    private boolean work(Request request) {
        var known = request.found() ? request : find(request);
        boolean emptied = emptyOrders(known);
        boolean looked = lookThrough(known);
        return emptied || looked || !request.found();
    }

    private Request find(Request request) {
        if (isWholeChannel(request)) {
            return requests.foundAllOf(request, Ids.next());
        }
        var orders = customers.find(request.wish());
        var needles = new LinkedHashSet<>(request.wish().customer());
        needles.addAll(customers.contacts(orders));
        needles.removeIf(needle -> needle.length() < SHORTEST_NEEDLE);
        var found = requests.found(request, orders, List.copyOf(needles), Ids.next());
        log.info("The privacy request {} is about {} orders", request.id(), orders.size());
        return found;
    }

    private static boolean isWholeChannel(Request request) {
        return request.wish().kind() == Wish.Kind.SHOP;
    }

    private boolean emptyOrders(Request request) {
        var due = requests.due(request, ORDERS);
        if (due.isEmpty()) {
            return false;
        }
        requests.emptied(request, erasure.orders(due, clock.instant()));
        requests.done(request, due, clock.instant());
        requests.end(request, clock.instant());
        return true;
    }

    private boolean lookThrough(Request request) {
        var until = request.until();
        if (until == null) {
            return false;
        }
        var last = messages.last(request.scanned(), until, MESSAGES);
        var found = isWholeChannel(request)
                ? messages.of(request.wish().channel(), request.scanned(), last)
                : messages.with(request.needles(), request.scanned(), last);
        requests.emptied(request, erasure.messages(found, clock.instant()));
        boolean isEnd = last.equals(until);
        if (isEnd) {
            endSearch(request);
        }
        requests.scanned(request, last, isEnd);
        requests.end(request, clock.instant());
        return true;
    }

    private void endSearch(Request request) {
        var exceptions = isWholeChannel(request)
                ? messages.exceptionsOf(request.wish().channel())
                : messages.exceptionsWith(request.needles());
        requests.emptied(request, new Erasure.Emptied(0, purge.exceptions(exceptions, clock.instant())));
        var own = request.wish().receipt();
        if (own != null) {
            requests.emptied(request, erasure.messages(List.of(own.value()), clock.instant()));
        }
    }
}
