package io.serai.demo.till;

import io.serai.contract.LocationRecord;
import io.serai.demo.buyers.Basket;
import io.serai.demo.buyers.Buyer;
import io.serai.demo.tools.Numbers;
import io.serai.demo.tools.WholeFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tills of all shops. Each receipt is a POSLog file in the folder that the hub reads. */
public final class Tills {
    private static final int REMEMBERED = 50;
    private static final int TILL = 1;

    private final Path folder;
    private final Numbers numbers;
    private final Clock clock;
    private final Deque<Receipt> sales = new ArrayDeque<>();

    public Tills(Path folder, Numbers numbers, Clock clock) {
        this.folder = folder;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** A sale over the counter: the customer leaves with the goods. */
    public void sell(LocationRecord store, Basket basket) {
        var receipt = print(store, basket, null, null);
        synchronized (sales) {
            sales.addLast(receipt);
            if (sales.size() > REMEMBERED) {
                sales.removeFirst();
            }
        }
    }

    /** A sale that is paid here and sent to the buyer's home. */
    public void send(LocationRecord store, Basket basket, Buyer buyer) {
        print(store, basket, buyer, null);
    }

    /** The eldest remembered sale comes back, whole; what came back and where, if there was one. */
    public Optional<Returned> takeBack() {
        Receipt original;
        synchronized (sales) {
            original = sales.pollFirst();
        }
        if (original == null) {
            return Optional.empty();
        }
        print(original.store(), original.basket(), null, original);
        return Optional.of(new Returned(original.store(), original.basket()));
    }

    /** What came back, and to which shop. */
    public record Returned(LocationRecord store, Basket basket) {}

    private Receipt print(LocationRecord store, Basket basket, @Nullable Buyer sendTo, @Nullable Receipt original) {
        var receipt = new Receipt(store, TILL, numbers.next(), clock.instant(), basket, sendTo, original);
        WholeFile.write(
                folder,
                "poslog-" + store.location() + "-" + receipt.workstation() + "-" + receipt.number() + ".xml",
                PosLog.of(List.of(receipt)));
        return receipt;
    }
}
