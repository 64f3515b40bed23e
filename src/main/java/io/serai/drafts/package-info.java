/** What a new channel begins with, from one message of it: its settings, its mapping, and the routes of its way in. */
@NullMarked
@ApplicationModule(allowedDependencies = {"mapping", "yaml"})
package io.serai.drafts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
