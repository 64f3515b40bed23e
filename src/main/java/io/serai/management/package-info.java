/** Orders, exceptions and partners as MBeans, for engineers who follow them beside the routes. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "log", "console", "fulfilment", "fulfilment :: *"})
package io.serai.management;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
