/** Whether all that a channel has is here, and here once: compares what it lists with the orders, and says what is to be taken in again. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "contract", "log", "channels", "mapping"})
package io.serai.completeness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
