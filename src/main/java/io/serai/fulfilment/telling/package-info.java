/** Who hears of what happened: customers, channels, business partners, people who watch. */
@NullMarked
@NamedInterface("telling")
package io.serai.fulfilment.telling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
