package io.serai.edi;

import java.util.List;

/** UNB to UNZ, found but not yet read; {@code header} is the segment index of UNB, -1 if the messages stand outside of any. */
record RawEdifact(UnaSyntax syntax, Segments segments, int header, List<RawSet> messages, List<EdiProblem> problems) {}
