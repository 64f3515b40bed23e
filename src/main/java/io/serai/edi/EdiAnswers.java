package io.serai.edi;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** How the orders of business customers are answered in one standard: each interchange for its syntax, each order for what was decided. */
public interface EdiAnswers {

    /** The interchanges of a file that want to hear what their syntax was like, by their numbers in it from 0. */
    List<Integer> wanting(byte[] received);

    /**
     * A 997 or CONTRL.
     *
     * @param interchange its number in the file, from 0
     * @param control of the answer, from the partner's counter
     * @param at in the zone that was agreed with the partner
     */
    Optional<byte[]> syntax(byte[] received, int interchange, long control, LocalDateTime at);

    /**
     * The reference of the order that an item of a file is, empty text if it cannot be told; nothing if the item is no order, or if its
     * syntax was refused already.
     *
     * @param item its number in the file, from 1
     */
    Optional<String> order(byte[] received, int item);

    /** An 855 or ORDRSP; empty if there is no such order in the file. */
    Optional<byte[]> decision(byte[] received, OrderAnswer answer, long control);

    /** What these two are called in a file's name, such as 997 and 855. */
    String syntaxName();

    /** The other. */
    String decisionName();
}
