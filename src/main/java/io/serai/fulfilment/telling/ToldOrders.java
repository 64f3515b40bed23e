package io.serai.fulfilment.telling;

import io.serai.fulfilment.calls.NothingToCallException;
import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Dossier;
import io.serai.kernel.OrderId;
import io.serai.log.Attempt;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The order that somebody is told of, as it is when it is told; the transaction in which it is read is over before anybody is called. */
@Component
class ToldOrders {
    private final Books books;
    private final TransactionTemplate transaction;

    ToldOrders(Books books, TransactionTemplate transaction) {
        this.books = books;
        this.transaction = transaction;
    }

    /** @throws NothingToCallException if it is there no more */
    Dossier of(Attempt attempt) {
        return read(attempt, books::open);
    }

    /** With what the channel said of it. @throws NothingToCallException if it is there no more */
    Dossier withDocument(Attempt attempt) {
        return read(attempt, books::openWithDocuments);
    }

    private Dossier read(Attempt attempt, Function<Set<OrderId>, Map<OrderId, Dossier>> open) {
        return Optional.ofNullable(attempt.order())
                .map(order ->
                        transaction.execute(status -> open.apply(Set.of(order)).get(order)))
                .orElseThrow(() -> new NothingToCallException("no-order"));
    }
}
