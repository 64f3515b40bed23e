/** The hub as a process of its own, as users start it: killed, restarted, and compared with what its partners wrote down. */
@NullMarked
package io.serai.chaos;

import org.jspecify.annotations.NullMarked;
