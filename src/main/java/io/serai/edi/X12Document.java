package io.serai.edi;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a file held: its interchanges, and what is wrong outside of them. Never empty in both: bytes end as sets, as an interchange
 * without sets, or as a problem with its place.
 */
public record X12Document(List<X12Interchange> interchanges, List<EdiProblem> problems) {

    public X12Document {
        interchanges = List.copyOf(interchanges);
        problems = List.copyOf(problems);
    }

    public Stream<EdiSet> sets() {
        return groups().flatMap(group -> group.sets().stream());
    }

    /** All problems: of the file, its interchanges, groups and sets. */
    public Stream<EdiProblem> allProblems() {
        return Stream.of(
                        problems.stream(),
                        interchanges.stream().flatMap(interchange -> interchange.problems().stream()),
                        groups().flatMap(group -> group.problems().stream()),
                        sets().flatMap(set -> set.problems().stream()))
                .flatMap(all -> all);
    }

    /** Whether all of it was read: no problem that lost something. */
    public boolean whole() {
        return allProblems().noneMatch(problem -> problem.fault().fatal());
    }

    private Stream<X12Group> groups() {
        return interchanges.stream().flatMap(interchange -> interchange.groups().stream());
    }
}
