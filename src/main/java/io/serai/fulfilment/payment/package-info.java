/** Payments: asked of their providers, captured, given back, and the news of them. */
@NullMarked
@NamedInterface("payment")
package io.serai.fulfilment.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
