package io.serai.journeys;

import io.serai.demo.web.Answer;
import io.serai.demo.web.Call;
import io.serai.demo.web.Handler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A partner's API that remembers every call, and can lose an answer on its way: the work is done, but the caller never hears of it. */
final class Watched implements Handler {
    private final Handler inner;
    private final List<Call> taken = new CopyOnWriteArrayList<>();
    private volatile Predicate<Call> losing = call -> false;
    private volatile Function<Call, @Nullable Answer> instead = call -> null;

    Watched(Handler inner) {
        this.inner = inner;
    }

    @Override
    public Answer handle(Call call) {
        taken.add(call);
        var refused = instead.apply(call);
        if (refused != null) {
            instead = next -> null;
            return refused;
        }
        var answer = inner.handle(call);
        if (losing.test(call)) {
            losing = next -> false;
            return answer.dropped();
        }
        return answer;
    }

    /** The next answer to such a call is lost. */
    void losesTheAnswerTo(String method, String path) {
        losing = call -> call.is(method, path);
    }

    /** The same, and the call that follows is answered so, and not done. */
    void losesTheAnswerTo(String method, String path, Answer then) {
        losing = call -> {
            boolean isIt = call.is(method, path);
            if (isIt) {
                answersInstead(method, path, then);
            }
            return isIt;
        };
    }

    /** The next such call is answered so, and not done. */
    void answersInstead(String method, String path, Answer answer) {
        instead = call -> call.is(method, path) ? answer : null;
    }

    /** The calls that came, in their order; {@code path} is a regular expression. */
    List<Call> calls(String method, String path) {
        return taken.stream().filter(call -> call.is(method, path)).toList();
    }
}
