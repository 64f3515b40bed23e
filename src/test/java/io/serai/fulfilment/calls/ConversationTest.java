package io.serai.fulfilment.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.log.Attempt;
import io.serai.log.Json;
import io.serai.mapping.Outbound;
import io.serai.mapping.Partners;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a conversation with a channel comes to, however it goes: a question first, then a change, then another. */
class ConversationTest {
    private static final String STEPS = """
            if (not(.answers.article)) {"path": "/articles?name=" + encode(.message.name), "as": "article"}
            else if (.answers.article.status == 404) {"finished": "unknown-there"}
            else if (.answers.article.body.frozen) error("the article is frozen")
            else if (.answers.article.body.loops) {"path": "/", "as": "article"}
            else if (not(.answers.marked)) {
              "method": "POST", "path": "/marks", "headers": {"X-Shop": .settings.shop}, "body": {"again": .again}, "as": "marked"
            }
            else {"method": "PUT", "path": "/articles/" + .answers.article.body.id, "body": {"left": 1}}
            """;

    private final ArrayDeque<Object> replies = new ArrayDeque<>();
    private final List<Call.Http> calls = new ArrayList<>();

    @Test
    void each_request_is_made_from_the_answers_before_it() {
        var verdict = hold(false, article("{\"id\": 7}"), new Reply(201, ""), new Reply(200, "{}"));

        assertThat(verdict).isInstanceOf(Verdict.Done.class);
        assertThat(calls)
                .extracting(call -> call.method() + " " + call.path() + " " + call.body())
                .containsExactly(
                        "GET /articles?name=a%2Fb%20c null",
                        "POST /marks {\"again\":false}", "PUT /articles/7 {\"left\":1}");
        assertThat(calls.get(1).headers())
                .containsEntry("X-Shop", "77")
                .containsEntry("Content-Type", "application/json");
    }

    @Test
    void what_is_not_there_is_an_answer_to_a_question() {
        assertThat(hold(false, new Reply(404, "no")).answer()).contains("unknown-there");
    }

    @Test
    void a_mapping_that_says_no_refuses_in_its_own_words() {
        assertThat(hold(false, article("{\"frozen\": true}")))
                .isInstanceOf(Verdict.Refused.class)
                .extracting(Verdict::answer)
                .asString()
                .contains("the article is frozen");
    }

    @Test
    void a_channel_that_is_busy_or_does_not_let_us_in_is_tried_again_and_not_before_it_asked() {
        for (var status : List.of(401, 403, 429, 503)) {
            assertThat(hold(false, new Reply(status, "", Duration.ofSeconds(30))))
                    .as("%s", status)
                    .isInstanceOfSatisfying(
                            Verdict.Retry.class,
                            retry -> assertThat(retry.pause()).hasSeconds(30));
        }
    }

    @Test
    void a_change_that_is_refused_is_refused() {
        for (var status : List.of(400, 404, 409, 422)) {
            assertThat(hold(false, article("{\"id\": 7}"), new Reply(status, "why")))
                    .as("%s", status)
                    .isInstanceOf(Verdict.Refused.class)
                    .extracting(Verdict::answer)
                    .asString()
                    .contains("why");
        }
    }

    @Test
    void a_question_that_came_to_no_answer_has_changed_nothing() {
        assertThat(hold(false, new SocketTimeoutException())).isInstanceOf(Verdict.Retry.class);
        assertThat(hold(false, new Reply(500, ""))).isInstanceOf(Verdict.Retry.class);
    }

    @Test
    void a_change_that_came_to_no_answer_may_have_been_made() {
        assertThat(hold(false, article("{}"), new SocketTimeoutException())).isInstanceOf(Verdict.Unknown.class);
        assertThat(hold(false, article("{}"), new Reply(502, ""))).isInstanceOf(Verdict.Unknown.class);
        assertThat(hold(false, article("{}"), new ConnectException())).isInstanceOf(Verdict.Retry.class);
    }

    @Test
    void once_something_was_changed_whatever_ends_it_early_is_unknown() {
        assertThat(hold(false, article("{}"), new Reply(200, ""), new Reply(429, "")))
                .isInstanceOf(Verdict.Unknown.class);
        assertThat(hold(true, new Reply(429, ""))).as("an earlier try may have").isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    void a_mapping_learns_that_an_earlier_try_may_have_been_made() {
        hold(true, article("{\"id\": 7}"), new Reply(200, ""), new Reply(200, ""));

        assertThat(calls.get(1).body()).isEqualTo("{\"again\":true}");
    }

    @Test
    void of_several_messages_one_that_is_refused_does_not_keep_back_the_others() {
        replies.addAll(List.of(new Reply(400, ""), new Reply(404, "")));
        var two = List.of(Json.tree(Map.of("name", "a")), Json.tree(Map.of("name", "b")));

        var verdict = new Conversation(outbound(STEPS), "shop", attempt(false), two).hold(Map.of(), this::answer);

        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        assertThat(calls).extracting(Call.Http::path).containsExactly("/articles?name=a", "/articles?name=b");
    }

    @Test
    void a_message_has_a_name_that_is_the_same_in_each_try_and_no_other_message_has() {
        var mapping = outbound("{\"method\": \"POST\", \"path\": \"/marks\", \"body\": {\"key\": .key}}");
        var two = List.of(Json.tree(Map.of("name", "a")), Json.tree(Map.of("name", "b")));
        var first = attempt(false);
        replies.addAll(Collections.nCopies(5, new Reply(200, "{}")));

        new Conversation(mapping, "shop", first, two).hold(Map.of(), this::answer);
        new Conversation(mapping, "shop", first, two).hold(Map.of(), this::answer);
        new Conversation(mapping, "shop", attempt(false), two.subList(0, 1)).hold(Map.of(), this::answer);

        var keys = calls.stream().map(Call.Http::body).toList();
        assertThat(keys.subList(0, 2)).doesNotHaveDuplicates().isEqualTo(keys.subList(2, 4));
        assertThat(keys.get(4)).isNotIn(keys.subList(0, 4));
    }

    @Test
    void a_mapping_that_never_ends_is_stopped() {
        replies.clear();
        for (int i = 0; i < 1000; i++) {
            replies.add(article("{\"loops\": true}"));
        }
        assertThat(hold(false)).isInstanceOf(Verdict.Retry.class);
        assertThat(calls).hasSizeLessThan(101);
    }

    @Test
    void a_mapping_that_does_not_compile_loses_nothing() {
        assertThat(hold("if (", false))
                .isInstanceOf(Verdict.Retry.class)
                .extracting(Verdict::answer)
                .asString()
                .contains("fulfilment.out.jslt:1");
        assertThat(hold("{\"path\": \"no-slash\"}", false)).isInstanceOf(Verdict.Retry.class);
    }

    private static Reply article(String json) {
        return new Reply(200, json);
    }

    private Verdict hold(boolean again, Object... answers) {
        return hold(STEPS, again, answers);
    }

    private Verdict hold(String jslt, boolean again, Object... answers) {
        calls.clear();
        if (answers.length > 0) {
            replies.clear();
            replies.addAll(List.of(answers));
        }
        var message = Json.tree(Map.of("name", "a/b c"));
        return new Conversation(outbound(jslt), "shop", attempt(again), List.of(message))
                .hold(Map.of("shop", "77"), this::answer);
    }

    private Reply answer(Call.Http call, @Nullable String api) {
        calls.add(call);
        var next = replies.remove();
        if (next instanceof Exception fault) {
            throw new Far.NoAnswerException(fault);
        }
        return (Reply) next;
    }

    private static Attempt attempt(boolean again) {
        JsonNode none = Json.parse("{}");
        return new Attempt(
                UUID.randomUUID(),
                "channel:shop",
                "FULFILMENT",
                "1",
                null,
                none,
                1,
                again,
                Instant.EPOCH,
                Instant.EPOCH,
                null);
    }

    private static Outbound outbound(String jslt) {
        try {
            var root = Files.createTempDirectory(Path.of("target"), "mappings");
            var folder = Files.createDirectories(root.resolve("channels/shop"));
            Files.writeString(folder.resolve("channel.yaml"), "lane: orders\nformat: json\n");
            Files.writeString(folder.resolve("fulfilment.out.jslt"), jslt);
            return new Outbound(new Partners(root));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
