package io.serai.workshop;

import java.util.HashMap;
import java.util.Map;

/**
 * What somebody writes in the workshop.
 *
 * @param settings the text of {@code channel.yaml} or its like
 * @param mapping the text of the mapping; empty where there is none in the partner's folder
 */
public record Draft(String settings, String mapping) {
    private static final int LONGEST = 200_000;

    public Draft {
        if (settings.length() > LONGEST || mapping.length() > LONGEST) {
            throw new IllegalArgumentException("a file of the workshop has at most " + LONGEST + " characters");
        }
        settings = settings.replace("\r\n", "\n");
        mapping = mapping.replace("\r\n", "\n");
    }

    /** Over what was saved before; a text that is what the files say anyway is not saved. */
    Map<String, String> over(Map<String, String> saved, Bench.Paths paths) {
        var files = new HashMap<>(saved);
        files.put(paths.settings(), settings);
        if (paths.mapping() != null) {
            files.put(paths.mapping(), mapping);
        }
        return files;
    }
}
