package io.serai.fulfilment;

import org.jspecify.annotations.Nullable;

/** A partner's API, through whatever knows its address and our credentials there. */
@FunctionalInterface
public interface Far {
    /**
     * Its answer.
     *
     * @param api which of its APIs, where it has several; null: the one
     * @throws NoAnswerException if none came
     */
    Reply answer(Call.Http call, @Nullable String api);

    /** No answer came. {@code arrived} is false where nothing of the request can have reached the other side. */
    final class NoAnswerException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final boolean arrived;

        public NoAnswerException(Throwable fault) {
            super(String.valueOf(fault), fault);
            this.arrived = !Calls.neverArrived(fault);
        }

        boolean arrived() {
            return arrived;
        }
    }
}
