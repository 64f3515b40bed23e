/** What is decided on an order itself: opened, revised, held, cancelled, and what tills report. */
@NullMarked
@NamedInterface("orders")
package io.serai.fulfilment.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
