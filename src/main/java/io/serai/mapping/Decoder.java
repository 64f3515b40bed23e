package io.serai.mapping;

import java.util.List;

/**
 * Turns a document into its items. One for each {@link Partner.Format}; a new one is added in {@link Decoders}.
 *
 * <p>The normal path builds trees only; where a part of a tree stands in the text is found by reading it again, when somebody asks.
 */
interface Decoder {

    /**
     * The items of a document, in its order.
     *
     * @throws Unreadable if the document as a whole cannot be decoded
     */
    List<Element> decode(Source source, Partner partner);
}
