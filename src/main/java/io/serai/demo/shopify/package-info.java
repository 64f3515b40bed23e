/** The web shop: its Admin API, its orders and the webhooks that announce them. */
@NullMarked
package io.serai.demo.shopify;

import org.jspecify.annotations.NullMarked;
