/** What tests of several packages share. */
@NullMarked
package io.serai.testing;

import org.jspecify.annotations.NullMarked;
