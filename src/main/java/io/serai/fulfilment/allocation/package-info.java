/** Where goods are sent from: the rule sets, each decision with what it rested on, trials of other rule sets, and promises. */
@NullMarked
@NamedInterface("allocation")
package io.serai.fulfilment.allocation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
