package io.serai.edi;

import java.util.List;

/**
 * A functional group (GS to GE). {@code claimed} is the count of sets that GE01 tells, or what is there if it tells none;
 * {@code problems} are those of the group itself, not of its sets. A group of sets that stood outside of any has an empty control
 * number and cannot be acknowledged.
 */
public record X12Group(
        String functional,
        String sender,
        String receiver,
        String control,
        String version,
        int claimed,
        List<EdiSet> sets,
        List<EdiProblem> problems) {

    public X12Group {
        sets = List.copyOf(sets);
        problems = List.copyOf(problems);
    }

    int accepted() {
        return (int)
                sets.stream().filter(set -> set.status() != EdiStatus.REJECTED).count();
    }
}
