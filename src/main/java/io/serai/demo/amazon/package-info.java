/** The marketplace: the Selling Partner API for orders. */
@NullMarked
package io.serai.demo.amazon;

import org.jspecify.annotations.NullMarked;
