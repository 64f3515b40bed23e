/** Parcels and their SSCC, carriers, manifests and what carriers tell of them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "contract", "log", "edi"})
package io.serai.shipping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
