package io.serai.console.web;

import io.serai.contract.PickAnswer.Lot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a person typed into the field of lots: one lot for all pieces, {@code L-1 = 2, L-2 = 1} for several, or one serial number a
 * piece, by commas or lines.
 */
final class LotsTyped {
    private static final Pattern BETWEEN = Pattern.compile("[,;\\n]");
    private static final Pattern SEVERAL = Pattern.compile("(.+)=\\s*(\\d{1,6})");
    private static final int LONGEST = 1_000;

    private LotsTyped() {}

    /** Empty where the field was left empty. */
    static Optional<List<Lot>> read(Map<String, String> form, String field, int pieces) {
        var text = form.getOrDefault(field, "").strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var parts = BETWEEN.splitAsStream(text.substring(0, Math.min(LONGEST, text.length())))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        var lots = new ArrayList<Lot>();
        for (var part : parts) {
            var several = SEVERAL.matcher(part);
            lots.add(
                    several.matches()
                            ? new Lot(several.group(1).strip(), Integer.parseInt(several.group(2)))
                            : new Lot(part, parts.size() == 1 ? pieces : 1));
        }
        return Optional.of(lots);
    }
}
