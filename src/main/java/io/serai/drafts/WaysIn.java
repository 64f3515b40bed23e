package io.serai.drafts;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The ways in that a new channel can have without Java: each is a filled-in template, or several. */
public enum WaysIn {
    FILE(given -> new FileDraft(), List.of()),
    QUEUE(given -> new QueueDraft(), List.of()),
    SFTP(SftpDraft::of, SftpDraft.FIELDS),
    WEBHOOK(given -> new WebhookDraft(), List.of()),
    PULL(PullDraft::of, PullDraft.FIELDS),
    HINT(HintDraft::of, FetchDraft.FIELDS),
    FEED(FeedDraft::of, FeedDraft.FIELDS);

    private final Function<Given, WayDraft> draft;
    private final List<String> fields;

    WaysIn(Function<Given, WayDraft> draft, List<String> fields) {
        this.draft = draft;
        this.fields = fields;
    }

    /** @param given what is asked of a person, by the names of the fields; what is missing has its usual value */
    public WayDraft of(Map<String, String> given) {
        return draft.apply(new Given(given));
    }

    /** The names of what is asked for, but for what all APIs are asked for. */
    public List<String> fields() {
        return fields;
    }

    /** Whether its orders come from an API, as JSON. */
    public boolean isOfApi() {
        return this == PULL || this == HINT || this == FEED;
    }

    /** The names of what all APIs are asked for. */
    public static List<String> apiFields() {
        return ApiDraft.FIELDS;
    }

    /** All that may be asked for. */
    public static List<String> allFields() {
        return Stream.concat(ApiDraft.FIELDS.stream(), Stream.of(values()).flatMap(way -> way.fields.stream()))
                .distinct()
                .toList();
    }

    /** The names of its files: as a regular expression. */
    public static String ending(String format) {
        return format.equals("csv") ? "(csv|txt|tsv)" : format;
    }
}
