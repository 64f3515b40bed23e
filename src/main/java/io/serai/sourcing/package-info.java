/** Which location fulfils an order, and why; and where on Earth an address is. Pure: no database, no clock. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "contract", "yaml"})
package io.serai.sourcing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
