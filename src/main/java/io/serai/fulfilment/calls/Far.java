package io.serai.fulfilment.calls;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
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

    /** Whether nothing of a call can have reached the other side. */
    static boolean neverArrived(Throwable fault) {
        return isOrIsBy(fault, ConnectException.class)
                || isOrIsBy(fault, UnknownHostException.class)
                || isOrIsBy(fault, NoRouteToHostException.class);
    }

    private static boolean isOrIsBy(@Nullable Throwable fault, Class<? extends Throwable> type) {
        return fault != null && (type.isInstance(fault) || isOrIsBy(fault.getCause(), type));
    }

    /** No answer came. {@code arrived} is false where nothing of the request can have reached the other side. */
    final class NoAnswerException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final boolean arrived;

        public NoAnswerException(Throwable fault) {
            super(words(fault), fault);
            this.arrived = !neverArrived(fault);
        }

        boolean arrived() {
            return arrived;
        }

        /** What people read: without the package, which tells them nothing. */
        private static String words(Throwable fault) {
            var name = fault.getClass().getSimpleName();
            return fault.getMessage() == null ? name : name + ": " + fault.getMessage();
        }
    }
}
