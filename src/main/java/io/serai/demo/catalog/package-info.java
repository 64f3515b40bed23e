/** What the retailer sells and where, and the files that tell the hub. */
@NullMarked
package io.serai.demo.catalog;

import org.jspecify.annotations.NullMarked;
