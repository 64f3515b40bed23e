package io.serai.fulfilment.work;

import java.util.Arrays;
import java.util.List;
import org.springframework.modulith.NamedInterface;

/** Why an order is held: what has to be settled before it may go on. */
@NamedInterface("states")
public enum HoldKind {
    /** Whether, or how, it is paid. */
    PAYMENT,
    /** Whether the buyer is who they say. */
    FRAUD,
    /** Where it goes. */
    ADDRESS,
    /** Whether the goods are what they should be. */
    STOCK,
    /** A person wants to look. */
    PERSON,
    /** What the channel asked for after its goods had been touched: it does not leave before a person has looked. */
    CHANGE;

    /** Those that a person can place: for the others there has to be something that was asked. */
    public static List<HoldKind> forPeople() {
        return Arrays.stream(values()).filter(kind -> kind != CHANGE).toList();
    }
}
