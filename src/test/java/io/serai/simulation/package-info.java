/** The hub's capabilities in one thread, with an injected clock, seeded chance, outside partners in memory, and faults. */
@NullMarked
package io.serai.simulation;

import org.jspecify.annotations.NullMarked;
