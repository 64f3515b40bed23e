package io.serai.edi;

import java.util.List;

/** ISA to IEA, found but not yet read. */
record RawInterchange(
        IsaHeader header,
        Segments segments,
        List<RawGroup> groups,
        List<X12InterchangeNote> notes,
        List<EdiProblem> problems) {}
