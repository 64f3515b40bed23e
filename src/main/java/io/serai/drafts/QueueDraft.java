package io.serai.drafts;

import io.serai.mapping.Partner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A queue of the channel's name at our broker, and perhaps one on which it is told what became of its orders.
 *
 * @param answers the queue that it reads; {@code -}: it is told nothing
 */
public record QueueDraft(String answers) implements WayDraft {
    /** The template that puts on a queue what a channel is told. */
    public static final String FAR_QUEUE = "far-queue";

    static final List<String> FIELDS = List.of("answers");

    static QueueDraft of(Given given) {
        return new QueueDraft(given.text("answers", Given.NONE));
    }

    /** Whether a channel of which this is given is told anything. */
    public static boolean isTold(Map<String, String> given) {
        return of(new Given(given)).isTold();
    }

    private boolean isTold() {
        return !answers.equals(Given.NONE);
    }

    @Override
    public String wrong() {
        return Given.firstWrong(new Given.Field(
                "answers", !isTold() || Partner.Back.QUEUE.matcher(answers).matches()));
    }

    @Override
    public List<WayIn> routes(String channel, String format) {
        var routes = new ArrayList<WayIn>();
        routes.add(
                new WayIn(channel, "message-in-queue", Map.of("partner", channel, "queue", "serai.orders." + channel)));
        if (isTold()) {
            routes.add(new WayIn(channel + ".queue", FAR_QUEUE, Map.of("partner", channel, "queue", answers)));
            routes.add(new WayIn(channel + ".tell", "channel-tell", Map.of("partner", channel)));
        }
        return routes;
    }

    /** Who is told of refunds has to pay them back: that somebody has to say. */
    @Override
    public String settings(String channel, String format) {
        return isTold()
                ? "back:\n  queue: " + answers
                        + "\n  asIs: [acceptance, fulfilment, cancellation] # and refund, if it pays money back when it is told\n"
                : "";
    }
}
