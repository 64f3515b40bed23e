package io.serai.yaml;

/**
 * What is wrong in a file that somebody wrote, as it is told.
 *
 * @param line from 1; 0 if it is the file as a whole
 */
public record Mistake(String file, int line, String what, String cure) {
    /** As compilers do, so that editors find the line. */
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + what + " → " + cure;
    }
}
