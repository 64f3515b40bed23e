/** YAML that people write for the hub, and how a mistake in it is told: by file, line, what is wrong and the cure. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.serai.yaml;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
