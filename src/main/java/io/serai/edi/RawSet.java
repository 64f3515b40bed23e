package io.serai.edi;

import java.util.List;

/** ST to SE as segment indexes, both inclusive; {@code closed} tells whether the last one is its SE. */
record RawSet(String code, String control, int first, int last, boolean closed, List<EdiProblem> problems) {}
