package io.serai.routing;

import io.serai.completeness.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Some orders of a channel, asked for one by one. One that it will not give keeps back no other; where several are asked for and it gives
 * none, something is wrong with the API or with how we ask.
 *
 * @param told those that it gave
 * @param none why it gave none of several; null: it gave some, or has no longer what it does not give
 */
record Asked(List<Told> told, FarApi.@Nullable NotGiven none) {
    private static final Logger log = LoggerFactory.getLogger(Asked.class);

    /**
     * @param message gives the message of an order
     * @throws FarApi.NotGiven if the answer says nothing of the one order: there was none, our key is not known, we ask too often
     */
    static Asked of(String partner, List<String> references, Function<String, byte[]> message) {
        var told = new ArrayList<Told>();
        FarApi.NotGiven refused = null;
        for (var reference : references) {
            try {
                var given = message.apply(reference);
                told.add(new Told(reference, Listing.delivery(reference, given), given));
            } catch (FarApi.NotGiven e) {
                if (!e.isOfOne()) {
                    throw e;
                }
                refused = e.isForGood() || refused != null ? refused : e;
                log.warn("{} does not give the open order {}: {}", partner, reference, e.getMessage());
            }
        }
        return new Asked(told, told.isEmpty() && references.size() > 1 ? refused : null);
    }

    void orThrow() {
        if (none != null) {
            throw none;
        }
    }
}
