package io.serai.mapping;

/** A rule that a channel does not keep to, the sample that shows it, and in which way. */
public record Breach(Rule rule, String sample, String why) {

    /** What is asked of every channel. */
    public enum Rule {
        /** There is at least one sample. */
        HAS_SAMPLES,
        /** Of a new channel something is taken. */
        TAKES_ITS_SAMPLE,
        /** A sample becomes what is written beside it. */
        GOLDEN,
        /** An order that is taken adds up to its total, to the minor unit. */
        ADDS_UP,
        /** The same bytes become the same contracts, so that a second delivery changes nothing. */
        SAME_AGAIN,
        /** An earlier state of an order has a lesser revision, so that it is ignored when it comes late. */
        OLDER_IS_LESS,
        /** A field that nobody knows changes nothing. */
        TOLERATES_UNKNOWN,
        /** A message that breaks off, or is no text, is refused. */
        REFUSES_BROKEN,
        /** What is refused names a place. */
        NAMES_THE_PLACE,
        /** No name, address, mail or phone of a customer stands in the words of a problem. */
        KEEPS_PRIVATE
    }

    @Override
    public String toString() {
        return rule + (sample.isEmpty() ? "" : " " + sample) + ": " + why;
    }
}
