package io.serai.routing;

/** A file name of a single segment: it cannot lead out of its folder. */
final class PlainName {
    private static final int MAX_LENGTH = 255;

    private PlainName() {}

    static boolean is(String name) {
        return !name.isEmpty()
                && name.length() <= MAX_LENGTH
                && !name.equals(".")
                && !name.equals("..")
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
    }
}
