/** Bytes in, contract out: decodes what a partner sends, maps it, and says precisely what is wrong with it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "contract", "edi", "yaml"})
package io.serai.mapping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
