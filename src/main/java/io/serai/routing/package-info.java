/** The rim: the only package that knows Camel. It moves messages between transports and ports, and decides nothing. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "contract",
            "log",
            "channels",
            "mapping",
            "inventory",
            "sourcing",
            "completeness",
            "drafts",
            "workshop",
            "fulfilment",
            "fulfilment :: *",
            "returns",
            "privacy",
            "console"
        })
package io.serai.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
