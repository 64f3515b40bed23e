/** Orders that are collected at a store: brought there, handed out, or put back when nobody came. */
@NullMarked
@NamedInterface("collect")
package io.serai.fulfilment.collect;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
