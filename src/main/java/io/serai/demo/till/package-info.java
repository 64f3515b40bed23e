/** The tills of the shops: sales, returns and orders to be sent home, as POSLog files. */
@NullMarked
package io.serai.demo.till;

import org.jspecify.annotations.NullMarked;
