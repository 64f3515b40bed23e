/** What customers give back: who asked for it, where it is expected, in which condition it came, and what was paid for it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "contract", "log"})
package io.serai.returns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
