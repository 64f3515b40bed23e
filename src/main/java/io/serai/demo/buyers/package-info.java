/** Who buys, what they put into the basket, and when they come to collect it. */
@NullMarked
package io.serai.demo.buyers;

import org.jspecify.annotations.NullMarked;
