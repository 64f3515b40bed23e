/** Stand-ins for the partners of a fashion retailer in Argentina: the far ends of the wires, speaking the real protocols. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "contract"})
package io.serai.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
