/** Parcels and how they leave: SSCC, carrier, manifest, tracking. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "contract", "log", "edi"})
package io.serai.shipping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
