/** Where people change what partners' messages mean while the hub runs: tries, checks and versions of partners' files. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "contract", "log", "mapping", "drafts"})
package io.serai.workshop;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
