/** What is told of stock, and what is published of it. */
@NullMarked
@NamedInterface("stock")
package io.serai.fulfilment.stock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
