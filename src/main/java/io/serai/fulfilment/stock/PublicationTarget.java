package io.serai.fulfilment.stock;

/** How a channel is told of the stock. */
public enum PublicationTarget {
    /** A call of the channel's door. */
    CALL,
    /** A message on the queue {@code serai.stock.<channel>}. */
    QUEUE,
    /** A file, as the channel's mapping makes it. */
    FILE
}
