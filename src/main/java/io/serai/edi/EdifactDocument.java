package io.serai.edi;

import java.util.List;
import java.util.stream.Stream;

/** What a file held: its interchanges, and what is wrong outside of them. Never empty in both. */
public record EdifactDocument(List<EdifactInterchange> interchanges, List<EdiProblem> problems) {

    public EdifactDocument {
        interchanges = List.copyOf(interchanges);
        problems = List.copyOf(problems);
    }

    public Stream<EdiSet> messages() {
        return interchanges.stream().flatMap(interchange -> interchange.messages().stream());
    }

    /** All problems: of the file, its interchanges and messages. */
    public Stream<EdiProblem> allProblems() {
        return Stream.of(
                        problems.stream(),
                        interchanges.stream().flatMap(interchange -> interchange.problems().stream()),
                        messages().flatMap(message -> message.problems().stream()))
                .flatMap(all -> all);
    }
}
