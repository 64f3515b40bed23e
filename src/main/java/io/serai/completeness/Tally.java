package io.serai.completeness;

import io.serai.completeness.Finding.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a run has counted so far. The first few findings are kept whole, of all of them how many there are. */
public final class Tally {
    private static final int MOST_FINDINGS = 500;

    private final Map<Kind, Integer> found = new EnumMap<>(Kind.class);
    private final List<Finding> findings = new ArrayList<>();
    private int listed;
    private int same;
    private int handedIn;

    void listed() {
        listed++;
    }

    void same() {
        same++;
    }

    void add(Finding finding) {
        found.merge(finding.kind(), 1, Integer::sum);
        if (findings.size() < MOST_FINDINGS) {
            findings.add(finding);
        }
        if (finding.repaired()) {
            handedIn++;
        }
    }

    public int count(Kind kind) {
        return found.getOrDefault(kind, 0);
    }

    /** How many entries the channel had. */
    public int entries() {
        return listed;
    }

    int sames() {
        return same;
    }

    int handedIn() {
        return handedIn;
    }

    Map<Kind, Integer> found() {
        return found;
    }

    List<Finding> findings() {
        return findings;
    }
}
