/** Payments as the hub knows them, and the providers that it asks. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "contract", "log"})
package io.serai.payments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
