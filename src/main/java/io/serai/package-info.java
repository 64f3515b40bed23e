/** Serai, an omnichannel order hub. Each package below is a capability; see docs/architecture.md. */
@NullMarked
package io.serai;

import org.jspecify.annotations.NullMarked;
