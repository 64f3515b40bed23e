package io.serai.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.web.Answer;
import io.serai.demo.web.Call;
import io.serai.demo.web.Handler;
import io.serai.log.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The API of a shop that orders are fetched from: answers what is at a path, to who shows the right login; may be busy for a while. */
final class FarShop implements Handler {
    private final String header;
    private final AtomicReference<String> login;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final Map<String, List<JsonNode>> lists = new ConcurrentHashMap<>();
    private final ConcurrentLinkedDeque<Integer> faults = new ConcurrentLinkedDeque<>();
    private final ConcurrentLinkedDeque<Integer> listFaults = new ConcurrentLinkedDeque<>();
    private final Function<List<JsonNode>, JsonNode> page;
    private final Map<String, Handler> pages = new ConcurrentHashMap<>();
    private boolean again;
    private boolean isOpen;
    private Function<Call, @Nullable Answer> desk = call -> null;
    private final AtomicReference<String> refresh = new AtomicReference<>("");

    /** @param page how entries of a list are wrapped */
    FarShop(String header, String login, Function<List<JsonNode>, JsonNode> page) {
        this.header = header;
        this.login = new AtomicReference<>(login);
        this.page = page;
    }

    /** Anybody may ask. */
    FarShop open() {
        isOpen = true;
        return this;
    }

    /** Gives an access token for this refresh token, and with each another of both, as some do. */
    FarShop refreshedBy(String token) {
        refresh.set(token);
        return this;
    }

    /** As some do, instead of saying that there is no page beyond it. */
    FarShop givesItsLastPageAgain() {
        again = true;
        return this;
    }

    void has(String path, String json) {
        answers.put(path, json);
        refusals.remove(path);
    }

    /** It answers so what is asked for there, until it has something there. */
    void refuses(String path, int status) {
        refusals.put(path, status);
    }

    void lists(String path, String entry) {
        lists.computeIfAbsent(path, none -> new CopyOnWriteArrayList<>()).add(Json.parse(entry));
    }

    /** Its list is a book that somebody else keeps. */
    void lists(String path, Handler book) {
        pages.put(path, book);
    }

    void listsNoMore(String path) {
        pages.remove(path);
    }

    /** What it does when it is told something: the answer, or null if it does not know that path. */
    FarShop does(Function<Call, @Nullable Answer> work) {
        desk = work;
        return this;
    }

    /** The next answers have these statuses. */
    void answersFirst(Integer... statuses) {
        faults.addAll(List.of(statuses));
    }

    /** The same of its list of orders. */
    void answersListFirst(Integer... statuses) {
        listFaults.addAll(List.of(statuses));
    }

    @Override
    public Answer handle(Call call) {
        if (call.is("POST", "/oauth/token")) {
            return token(call.form());
        }
        if (!isOpen && !login.get().equals(call.header(header))) {
            return Answer.of(401);
        }
        var done = desk.apply(call);
        if (done != null) {
            return done;
        }
        var listFault = call.path().equals("/orders") ? listFaults.poll() : null;
        if (listFault != null) {
            return Answer.of(listFault);
        }
        var refusal = refusals.get(call.path());
        if (refusal != null) {
            return Answer.of(refusal);
        }
        var book = pages.get(call.path());
        if (book != null) {
            return book.handle(call);
        }
        var list = lists.get(call.path());
        if (list != null) {
            boolean first = "1".equals(call.query().getOrDefault("page", "1"))
                    && "0".equals(call.query().getOrDefault("offset", "0"));
            return first || again ? Answer.json(200, page.apply(list)) : Answer.of(404);
        }
        var answer = answers.get(call.path());
        if (answer == null) {
            return Answer.of(404);
        }
        var fault = faults.poll();
        return fault == null ? Answer.json(200, Json.parse(answer)) : Answer.of(fault);
    }

    private synchronized Answer token(Map<String, String> form) {
        if (!refresh.get().equals(form.get("refresh_token")) || !"refresh_token".equals(form.get("grant_type"))) {
            return Answer.of(400);
        }
        var next = Objects.requireNonNull(form.get("refresh_token")) + "+";
        refresh.set(next);
        login.set("Bearer access-" + next);
        return Answer.json(200, Map.of("access_token", "access-" + next, "expires_in", 21600, "refresh_token", next));
    }
}
