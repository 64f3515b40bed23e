/** Stock: what is on hand and reserved at each location, and the ledger of what moved. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "contract", "log"})
package io.serai.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
