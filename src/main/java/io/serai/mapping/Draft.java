package io.serai.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A channel drafted from a sample: what its settings and its mapping could be, and what of the sample found no place. A person goes on
 * from there.
 *
 * @param files by their names in the channel's folder
 * @param found what was found out about the sample, each a line
 * @param unplaced names of the sample that no field of an order was recognised for
 * @param missing fields without which there is no order, and which the sample seems not to have
 */
public record Draft(Map<String, String> files, List<String> found, List<String> unplaced, List<String> missing) {
    public Draft {
        files = Map.copyOf(files);
        found = List.copyOf(found);
        unplaced = List.copyOf(unplaced);
        missing = List.copyOf(missing);
    }

    /** The items of a sample. @throws IllegalArgumentException if it cannot be read */
    static List<JsonNode> items(Partner draft, byte[] sample) {
        try {
            return new Decoders()
                    .decode(draft, sample).stream().map(Element::tree).toList();
        } catch (Unreadable e) {
            throw new IllegalArgumentException(String.valueOf(e.problem()), e);
        }
    }

    /** What is in a sample. @throws IllegalArgumentException if it is no JSON */
    public static JsonNode json(byte[] sample) {
        return items(PartnerFile.ofSample(Partner.Format.JSON), sample).get(0);
    }

    /** @throws IllegalArgumentException if the sample has no header and no row */
    public static Draft csv(String title, byte[] sample) {
        return new CsvDraft(title, sample).draft();
    }

    /**
     * @param format {@code x12} or {@code edifact}
     * @throws IllegalArgumentException if the sample cannot be read
     */
    public static Draft edi(String title, String format, byte[] sample) {
        return new EdiDraft(title, Partner.Format.valueOf(format.toUpperCase(Locale.ROOT)), sample).draft();
    }

    /**
     * @param format {@code json} or {@code xml}
     * @param samples messages, of which each may show what the others leave out
     * @throws IllegalArgumentException if the sample cannot be read
     */
    public static Draft tree(String title, String format, List<byte[]> samples) {
        return new TreeDraft(title, format, samples, null).draft();
    }

    /**
     * Of a channel of JSON that only tells of which orders there is news, and of the orders as they are fetched then.
     *
     * @param order one of them
     * @param hint where what tells of an order has its number
     * @throws IllegalArgumentException if the order cannot be read
     */
    public static Draft hinted(String title, byte[] order, JsonPointer hint) {
        return new TreeDraft(title, "json", List.of(order), hint).draft();
    }
}
