package io.serai.edi;

import java.util.List;

/** GS to GE, found but not yet read. {@code header} is the segment index of GS, -1 if the sets stand outside of any group. */
record RawGroup(int header, int claimed, List<RawSet> sets, List<EdiProblem> problems) {}
