package io.serai.fulfilment.calls;

import io.serai.log.Json;
import java.time.Duration;
import java.util.Map;

/** What a call came to. {@code answer} is a JSON object that is kept. */
public sealed interface Verdict {
    String answer();

    /** It was done, for certain. */
    record Done(String answer) implements Verdict {}

    /** The other side said no for good. */
    record Refused(String answer) implements Verdict {}

    /** It was certainly not done; try again later, and not before the pause that the other side asked for. */
    public record Retry(String answer, Duration pause) implements Verdict {
        public Retry(String answer) {
            this(answer, Duration.ZERO);
        }
    }

    /** Nobody knows; ask later, and not before the pause that the other side asked for. */
    public record Unknown(String answer, Duration pause) implements Verdict {
        public Unknown(String answer) {
            this(answer, Duration.ZERO);
        }
    }

    /** Whether the call goes on. */
    default boolean isOpen() {
        return this instanceof Retry || this instanceof Unknown;
    }

    /** Of a question what became of the call: who was too busy to answer it has not said that nothing was done. */
    default Verdict ofQuestion(Reply reply) {
        return this instanceof Retry retry && reply.isBusy() ? new Unknown(retry.answer(), retry.pause()) : this;
    }

    /** Of a file whose name and content are the same when it is put again: there it is, or nobody knows. */
    static Verdict ofFile(Reply reply) {
        return reply.isOk() ? new Done("{}") : new Unknown("{}");
    }

    /** What is true of most HTTP replies, where a repeat with the same key does no harm. */
    static Verdict ofIdempotent(Reply reply) {
        var answer = Json.write(Map.of("status", reply.status()));
        if (reply.isOk()) {
            return new Done(answer);
        }
        if (reply.isBusy()) {
            return new Retry(answer, reply.retryAfter());
        }
        return reply.isRefusal() ? new Refused(answer) : new Unknown(answer);
    }
}
