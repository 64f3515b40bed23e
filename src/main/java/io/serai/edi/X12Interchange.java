package io.serai.edi;

import java.util.List;

/** An interchange (ISA to IEA). {@code control} is ISA13 as it stands; {@code problems} are those of the interchange itself. */
public record X12Interchange(
        X12Party sender,
        X12Party receiver,
        String control,
        boolean test,
        List<X12Group> groups,
        List<X12InterchangeNote> notes,
        List<EdiProblem> problems) {

    public X12Interchange {
        groups = List.copyOf(groups);
        notes = List.copyOf(notes);
        problems = List.copyOf(problems);
    }
}
