package io.serai.mapping;

import io.serai.edi.EdiProblem;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of problems in one language, from the bundle {@code i18n/problems}; English where there is no other. */
final class Words {
    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");
    private static final String SUM = "SER-0412";
    private static final String EDI = "SER-0600";
    private static final List<String> PARTS =
            List.of("lines", "tax", "shipping", "fees", "duties", "tips", "discount", "rounding");

    private final Locale locale;
    private final ResourceBundle bundle;

    Words(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                "i18n.problems",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String of(String key, Map<String, String> args) {
        var pattern = bundle.containsKey(key) ? bundle.getString(key) : key;
        return SLOT.matcher(pattern).replaceAll(slot -> Matcher.quoteReplacement(args.getOrDefault(slot.group(1), "")));
    }

    String detail(String code, Map<String, String> args) {
        var words = new HashMap<>(args);
        if (code.equals(SUM)) {
            words.put("equation", equation(args));
            Stream.of("sum", "total").forEach(name -> words.computeIfPresent(name, (key, value) -> amount(value)));
        }
        if (code.equals(EDI)) {
            words.put("reason", edi(args));
        }
        words.computeIfPresent("detail", (key, value) -> said(value, args));
        if (words.containsKey("missing")) {
            words.put("missing", list("missing", words.getOrDefault("missing", "")));
        }
        return of(code + ".detail", words);
    }

    /** What is wrong with an interchange, in the words that {@code i18n/edi} has for its own code. */
    private String edi(Map<String, String> args) {
        var of = Stream.of("segment", "value", "offset", "expected")
                .map(name -> args.getOrDefault(name, "?"))
                .toList();
        var code = args.get("code");
        return code == null ? "" : EdiProblem.text(code, of, locale);
    }

    /** What a mapping says by {@code error(…)}: our own ones say a name in the bundle, others their text. */
    private String said(String detail, Map<String, String> args) {
        var key = "error." + detail;
        return bundle.containsKey(key) ? of(key, args) : detail;
    }

    String where(Problem problem) {
        var pointer = problem.pointer();
        var args = new HashMap<String, String>();
        args.put("pointer", pointer == null ? "" : pointer);
        args.put("line", Integer.toString(problem.line()));
        args.put("column", Integer.toString(problem.column()));
        var mapping = problem.mapping();
        args.put("mapping", mapping == null ? "" : mapping);
        var place = pointer == null ? "" : of(problem.line() > 0 ? "where.input" : "where.contract", args);
        if (pointer == null && problem.line() > 0) {
            place = of("where.line", args);
        }
        var mapped = mapping == null ? "" : of("where.mapped", args);
        return Stream.of(place, mapped).filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
    }

    /** lines 18,990.00 + shipping 2,500.00 − discount 1,899.00 */
    private String equation(Map<String, String> args) {
        var text = new StringBuilder();
        for (var part : PARTS) {
            var value = args.get(part);
            if (value != null) {
                boolean minus = value.startsWith("-") && !text.isEmpty();
                text.append(text.isEmpty() ? "" : minus ? " − " : " + ")
                        .append(of("word." + part, Map.of()))
                        .append(' ')
                        .append(amount(minus ? value.substring(1) : value));
            }
        }
        return text.toString();
    }

    private String list(String prefix, String names) {
        return Stream.of(names.split(", "))
                .map(name -> of(prefix + "." + name, Map.of()))
                .collect(Collectors.joining(", "));
    }

    private String amount(String plain) {
        var number = new BigDecimal(plain);
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(number.scale());
        format.setMaximumFractionDigits(number.scale());
        return format.format(number);
    }
}
