package io.serai.fulfilment.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.log.Attempt;
import io.serai.log.Json;
import io.serai.mapping.Outbound;
import io.serai.mapping.OutboundStep;
import io.serai.mapping.SetupException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Tells a channel something in as many requests as that takes: its mapping makes each from what was answered before. A question may be
 * asked as often as one likes; once something may have been changed, whatever ends the conversation early leaves its outcome unknown.
 * The mapping is told so the next time ({@code again}): it asks first, or repeats what does no harm. What is told in several messages, such
 * as stock, is told one after the other; one that is refused does not keep back the others.
 */
public final class Conversation {
    private static final int MOST_STEPS = 100;
    private static final int EXCERPT = 500;
    private static final int NOT_FOUND = 404;
    /** Our login or our rights are wrong there, or it is busy: nothing was done, and somebody can put it right. */
    private static final Set<Integer> NOT_NOW = Set.of(401, 403, 425, 429, 503);

    private final Outbound outbound;
    private final String channel;
    private final Attempt attempt;
    private final List<JsonNode> messages;
    private ObjectNode answers = JsonNodeFactory.instance.objectNode();
    private boolean changed;

    public Conversation(Outbound outbound, String channel, Attempt attempt, List<JsonNode> messages) {
        this.outbound = outbound;
        this.channel = channel;
        this.attempt = attempt;
        this.messages = List.copyOf(messages);
        this.changed = attempt.unknown();
    }

    /** @param settings what the channel's route knows and its mapping needs, by name */
    public Verdict hold(Map<String, String> settings, Far far) {
        Verdict told = new Verdict.Done(Json.write(Map.of("finished", "nothing-to-tell")));
        for (int no = 0; no < messages.size(); no++) {
            var verdict = tell(no, settings, far);
            if (verdict instanceof Verdict.Retry || verdict instanceof Verdict.Unknown) {
                return verdict;
            }
            told = told instanceof Verdict.Refused ? told : verdict;
        }
        return told;
    }

    private Verdict tell(int no, Map<String, String> settings, Far far) {
        var input = JsonNodeFactory.instance.objectNode();
        answers = input.putObject("answers");
        input.put("again", attempt.unknown() || attempt.data().path("again").asBoolean())
                .put("key", key(no).toString())
                .set("message", messages.get(no));
        input.set("settings", Json.tree(settings));
        try {
            for (int step = 0; step < MOST_STEPS; step++) {
                var next = outbound.next(channel, Outbound.Message.valueOf(attempt.kind()), input);
                if (next instanceof OutboundStep.Finished finished) {
                    return new Verdict.Done(Json.write(Map.of("finished", finished.why())));
                }
                if (next instanceof OutboundStep.Impossible impossible) {
                    return new Verdict.Refused(Json.write(Map.of("mapping", impossible.why())));
                }
                var request = (OutboundStep.Request) next;
                var verdict = verdict(request, far);
                if (!(verdict instanceof Verdict.Done) || request.as() == null) {
                    return verdict;
                }
            }
            return later(
                    new IllegalStateException("its mapping asks for more than " + MOST_STEPS + " steps"),
                    Duration.ZERO);
        } catch (SetupException e) {
            return later(e, Duration.ZERO);
        }
    }

    /** A name of the message, the same in each try, by which an API may know a repeat. */
    private UUID key(int no) {
        return UUID.nameUUIDFromBytes((attempt.id() + "/" + no).getBytes(StandardCharsets.UTF_8));
    }

    private Verdict verdict(OutboundStep.Request request, Far far) {
        Reply reply;
        try {
            reply = far.answer(
                    new Call.Http(attempt, request.method(), request.path(), request.headers(), request.body()),
                    request.api());
        } catch (Far.NoAnswerException e) {
            changed |= !request.isQuestion() && e.arrived();
            return later(e, Duration.ZERO);
        }
        boolean absent = request.isQuestion() && reply.status() == NOT_FOUND;
        if (reply.isOk() || absent) {
            changed |= !request.isQuestion();
            remember(request, reply);
            return new Verdict.Done(answer(reply));
        }
        if (NOT_NOW.contains(reply.status())) {
            return later(answer(reply), reply.retryAfter());
        }
        if (reply.status() >= 400 && reply.status() < 500 && reply.status() != 408) {
            return new Verdict.Refused(answer(reply));
        }
        changed |= !request.isQuestion();
        return later(answer(reply), reply.retryAfter());
    }

    private void remember(OutboundStep.Request request, Reply reply) {
        if (request.as() != null) {
            answers.putObject(request.as()).put("status", reply.status()).set("body", Outbound.tree(reply.body()));
        }
    }

    private Verdict later(Exception fault, Duration pause) {
        return later(Json.write(Map.of("fault", String.valueOf(fault.getMessage()))), pause);
    }

    private Verdict later(String answer, Duration pause) {
        return changed ? new Verdict.Unknown(answer, pause) : new Verdict.Retry(answer, pause);
    }

    /** What a person reads who wants to know why. */
    private static String answer(Reply reply) {
        var body = reply.body();
        return reply.isOk()
                ? Json.write(Map.of("status", reply.status()))
                : Json.write(
                        Map.of("status", reply.status(), "body", body.substring(0, Math.min(EXCERPT, body.length()))));
    }
}
