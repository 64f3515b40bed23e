/**
 * What people and programs may read of the hub: queries over the tables, and the pages made of them. It never writes; what people do goes
 * through ports of {@code fulfilment}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "contract",
            "mapping",
            "sourcing",
            "completeness",
            "drafts",
            "workshop",
            "fulfilment",
            "fulfilment :: *",
            "returns",
            "privacy"
        })
package io.serai.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
