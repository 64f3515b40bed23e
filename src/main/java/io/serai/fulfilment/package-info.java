/** Joins the capabilities: one class per step of an order's way, each a port that takes a whole group within one transaction. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "contract",
            "log",
            "orders",
            "channels",
            "payments",
            "returns",
            "inventory",
            "sourcing",
            "shipping",
            "edi",
            "notifications",
            "mapping",
            "privacy"
        })
package io.serai.fulfilment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
