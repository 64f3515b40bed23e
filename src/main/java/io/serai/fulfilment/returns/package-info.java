/** What comes back, and what the customer gets for it. */
@NullMarked
@NamedInterface("returns")
package io.serai.fulfilment.returns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
