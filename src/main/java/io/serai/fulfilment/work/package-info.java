/** What the steps of one transaction share: the claimed items, the orders opened under lock, what was decided on them, and the books that write it. */
@NullMarked
package io.serai.fulfilment.work;

import org.jspecify.annotations.NullMarked;
