/** The door: every message is kept as it came, once, before its sender is told so; then handed out in groups. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "contract", "log"})
package io.serai.channels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
