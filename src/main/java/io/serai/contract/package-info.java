/** What messages mean once they are normalised: one record for each JSON Schema in {@code mappings/contract}. */
@NullMarked
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"kernel"})
package io.serai.contract;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
