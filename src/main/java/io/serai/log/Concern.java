package io.serai.log;

import java.time.Instant;
import java.util.List;

/** Something that others look after and that people are alerted of while it holds: one code, and whom it is about. */
public interface Concern {
    /** Of its alerts. */
    String code();

    /** Whom it is about now; empty if all is well. */
    List<String> subjects(Instant now);
}
