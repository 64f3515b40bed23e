package io.serai.console.web;

import io.serai.console.ReturnView;
import io.serai.contract.ReturnRequest;
import io.serai.contract.ReturnRequest.Reason;
import io.serai.kernel.Sku;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody typed to give pieces back: {@code pieces-<line>}, {@code reason-<line>} and {@code exchange-<line>} of each line. */
final class ReturnForm {
    private static final int LONGEST_SKU = 80;
    private static final int LONGEST_LOT = 80;

    private ReturnForm() {}

    /** The lines of which there is at least one piece. */
    static List<ReturnRequest.Line> lines(List<ReturnView.Open> all, Map<String, String> form) {
        var lines = new ArrayList<ReturnRequest.Line>();
        for (var each : all) {
            int pieces = number(form, "pieces-" + each.line());
            if (pieces > 0) {
                lines.add(new ReturnRequest.Line(
                        each.reference(),
                        null,
                        pieces,
                        reason(form.getOrDefault("reason-" + each.line(), "")),
                        sku(form.getOrDefault("exchange-" + each.line(), ""))));
            }
        }
        return lines;
    }

    /** 0 if it is no number, or less. */
    static int number(Map<String, String> form, String name) {
        var text = form.getOrDefault(name, "").strip();
        try {
            return text.isEmpty() ? 0 : Math.max(0, Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The lot or serial number that somebody could read. */
    static Optional<String> lot(Map<String, String> form, String name) {
        var text = form.getOrDefault(name, "").strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text.substring(0, Math.min(LONGEST_LOT, text.length())));
    }

    private static @Nullable Sku sku(String text) {
        var code = text.strip();
        return code.isEmpty() ? null : new Sku(code.substring(0, Math.min(LONGEST_SKU, code.length())));
    }

    private static Reason reason(String name) {
        return Arrays.stream(Reason.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(Reason.OTHER);
    }
}
