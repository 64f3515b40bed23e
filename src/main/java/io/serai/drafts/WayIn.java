package io.serai.drafts;

import java.util.HashMap;
import java.util.Map;

/** A route that is made by filling in a template of {@code routes/templates}. Secrets are named in it, never told. */
public record WayIn(String id, String template, Map<String, String> parameters) {
    public WayIn {
        parameters = Map.copyOf(parameters);
    }

    /** With other values of those parameters that it has. */
    public WayIn with(Map<String, String> values) {
        var changed = new HashMap<>(parameters);
        changed.replaceAll((name, value) -> values.getOrDefault(name, value));
        return new WayIn(id, template, changed);
    }
}
