package io.serai.drafts;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A route file as a person reads and changes it. */
public final class RouteText {
    private RouteText() {}

    /** @param comment what it is, in one line */
    public static String of(String comment, List<WayIn> ways) {
        return "# " + comment + "\n" + ways.stream().map(RouteText::route).collect(Collectors.joining());
    }

    private static String route(WayIn way) {
        return """
                - templatedRoute:
                    routeId: %s
                    routeTemplateRef: %s
                    parameters:
                """.formatted(way.id(), way.template())
                + inOrder(way.parameters()).entrySet().stream()
                        .map(each -> "      - { name: " + each.getKey() + ", value: \"" + each.getValue() + "\" }\n")
                        .collect(Collectors.joining());
    }

    /** Whose it is comes first. */
    private static Map<String, String> inOrder(Map<String, String> parameters) {
        var ordered = new TreeMap<String, String>((one, other) -> rank(one).compareTo(rank(other)));
        ordered.putAll(parameters);
        return ordered;
    }

    private static String rank(String name) {
        return name.equals("partner") ? "" : name;
    }
}
