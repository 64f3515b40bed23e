/** The cheapest way to send what is needed from where it is: numbers only, exact, with a proof or a bound. */
@NullMarked
package io.serai.sourcing.search;

import org.jspecify.annotations.NullMarked;
