/**
 * All the other channels, each thin and each by its own way in: a webhook, a list that is pulled, a hint, a feed, a dropped file. What they
 * write is filled in from the documents in {@code demo/bazaar}.
 */
@NullMarked
package io.serai.demo.bazaar;

import org.jspecify.annotations.NullMarked;
