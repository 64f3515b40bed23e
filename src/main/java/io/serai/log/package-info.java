/** What happened and what must still happen: events, outbox and its relay, calls to the outside, deadlines, invariants. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "contract"})
package io.serai.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
