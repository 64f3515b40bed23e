package io.serai.fulfilment.work;

import java.util.Map;

/**
 * Money that is due to a customer and that the channel of the order has: it is to give it back.
 *
 * @param payer the order that it was paid for
 * @param refund our name of it, the same each time
 * @param reason in one word
 * @param amount in minor units
 * @param pieces that it is for, by the number of their line; empty where it is for none in particular
 */
public record Owed(Dossier payer, String refund, String reason, long amount, Map<Integer, Integer> pieces) {
    public Owed {
        pieces = Map.copyOf(pieces);
    }
}
