/** Who may come in, and by which door. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.serai.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
