/** Mercado Pago's stand-in: its payments API and its signed notifications. */
@NullMarked
package io.serai.demo.mercadopago;

import org.jspecify.annotations.NullMarked;
