/** How fast, beside what the machine allows: each figure is a ratio of two things that are measured in turn in the same run. */
@NullMarked
package io.serai.bench;

import org.jspecify.annotations.NullMarked;
