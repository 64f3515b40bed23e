/** An order: its lifecycle as one table of moves, its lines, and its row. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "contract", "log"})
package io.serai.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
