/** From the pick task to the carrier: released, picked, packed, handed over, tracked. */
@NullMarked
@NamedInterface("picking")
package io.serai.fulfilment.picking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
