package io.serai.returns;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Every state of a return and every move it can make; what is not here is refused. */
public enum ReturnState {
    /** Somebody asked, and a person has to decide. */
    REQUESTED,
    /** The goods may come. */
    EXPECTED,
    /** They are here, and somebody has looked at them. */
    RECEIVED,
    /** The money is on its way back. */
    SETTLING,
    /** The customer has the money, or an order of what was wanted instead; if that comes to nothing, the money is due after all. */
    SETTLED,
    /** The customer keeps the goods, or gets nothing for them. */
    REFUSED;

    private static final Map<ReturnState, Set<ReturnState>> MOVES = Map.of(
            REQUESTED, EnumSet.of(EXPECTED, REFUSED),
            EXPECTED, EnumSet.of(RECEIVED, REFUSED),
            RECEIVED, EnumSet.of(SETTLING, SETTLED, REFUSED),
            SETTLING, EnumSet.of(SETTLED),
            SETTLED, EnumSet.of(SETTLING),
            REFUSED, EnumSet.noneOf(ReturnState.class));

    public Set<ReturnState> moves() {
        return MOVES.getOrDefault(this, Set.of());
    }

    public boolean canBecome(ReturnState next) {
        return moves().contains(next);
    }

    /** Whether the goods have come, so that it counts what came and no longer what was announced. */
    boolean hasCome() {
        return compareTo(RECEIVED) >= 0;
    }
}
