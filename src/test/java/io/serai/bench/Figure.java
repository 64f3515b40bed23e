package io.serai.bench;

/** One of the named figures. */
interface Figure {
    String name();

    /** What it covers, in a sentence. */
    String covers();

    /** What it has to reach now. */
    double bar();

    /** Where it is going. */
    double goal();

    /** Whether a larger figure is a better one. */
    default boolean moreIsBetter() {
        return true;
    }

    Result measure(Size size);
}
