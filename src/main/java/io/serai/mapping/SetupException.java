package io.serai.mapping;

import io.serai.yaml.Mistake;
import org.jspecify.annotations.Nullable;

/** Something in the mappings is wrong (settings, JSLT, schema): names the file, the line and the cure. A fault of ours, not of a message. */
public final class SetupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SetupException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static SetupException at(String file, int line, String what, String cure, @Nullable Throwable cause) {
        return new SetupException(new Mistake(file, line, what, cure).toString(), cause);
    }
}
