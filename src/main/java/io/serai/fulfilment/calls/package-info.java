/** How the outside is called: what to send, what an answer means, and a conversation of several requests. */
@NullMarked
@NamedInterface("calls")
package io.serai.fulfilment.calls;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
