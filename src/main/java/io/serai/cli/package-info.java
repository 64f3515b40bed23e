/** The command line: what one can ask of the hub without starting it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"mapping", "drafts", "contract", "kernel"})
package io.serai.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
