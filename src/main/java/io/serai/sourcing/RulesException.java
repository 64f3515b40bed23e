package io.serai.sourcing;

/** A rule set is wrong: the message names the file, the line, what is wrong there and the cure, for each place. */
public final class RulesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RulesException(String message) {
        super(message);
    }
}
