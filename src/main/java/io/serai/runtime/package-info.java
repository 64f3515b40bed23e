/** What the hub runs on when no URL says otherwise: a data folder of its own, PostgreSQL and Artemis inside, and the folders of routes. */
@NullMarked
@ApplicationModule(allowedDependencies = {"drafts"})
package io.serai.runtime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
