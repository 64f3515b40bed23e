/** The payment provider: PaymentIntents as Stripe has them, with a book of its own. */
@NullMarked
package io.serai.demo.stripe;

import org.jspecify.annotations.NullMarked;
