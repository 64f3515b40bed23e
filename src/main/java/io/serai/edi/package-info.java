/** X12: bytes to trees and back, with the place of everything that is wrong. Pure: no Spring, no Camel, no database. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package io.serai.edi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
