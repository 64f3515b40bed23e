package io.serai.mapping;

import java.util.List;

/** Where settings stand in the lines of a YAML, for people who look for a mistake. From 1; 0 is nowhere. */
final class YamlLines {
    private final List<String> lines;

    YamlLines(String yaml) {
        this.lines = yaml.lines().map(String::strip).toList();
    }

    /** The first that has a property of this name, at whatever depth. */
    int of(String property) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(property + ":")) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Where an item of a list begins, from 0; the line of the list if it is not on lines of its own. */
    int ofItem(String list, int no) {
        int begin = of(list);
        int seen = -1;
        for (int i = begin; i < lines.size(); i++) {
            seen += lines.get(i).startsWith("-") ? 1 : 0;
            if (seen == no) {
                return i + 1;
            }
        }
        return begin;
    }
}
