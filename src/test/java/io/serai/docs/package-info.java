/** What the documents say, held against what is there. */
@NullMarked
package io.serai.docs;

import org.jspecify.annotations.NullMarked;
