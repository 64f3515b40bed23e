/** The way in: messages are kept as they came, proven to be their sender's, claimed, and cut into items. */
@NullMarked
@NamedInterface("intake")
package io.serai.fulfilment.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
