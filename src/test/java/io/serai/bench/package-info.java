/** How fast, beside what the machine allows. */
@NullMarked
package io.serai.bench;

import org.jspecify.annotations.NullMarked;
