package io.serai.bench;

/** A figure of plain computing: what we do with some bytes, beside the least that a library must do to read them. */
interface Kernel {
    String name();

    Work ours();

    Work bare();
}
