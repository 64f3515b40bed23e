package io.serai.drafts;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The ways in that a new channel can have without Java: each is a filled-in template, or several. */
public enum WaysIn {
    FILE,
    QUEUE,
    SFTP,
    WEBHOOK,
    PULL,
    HINT,
    FEED;

    /** @param given what is asked of a person, by the names of the fields; what is missing has its usual value */
    public WayDraft of(Map<String, String> given) {
        var said = new Given(given);
        return switch (this) {
            case FILE -> new FileDraft();
            case QUEUE -> QueueDraft.of(said);
            case SFTP -> SftpDraft.of(said);
            case WEBHOOK -> new WebhookDraft();
            case PULL -> PullDraft.of(said);
            case HINT -> HintDraft.of(said);
            case FEED -> FeedDraft.of(said);
        };
    }

    /** The names of what is asked for, but for what all APIs are asked for, and feeds as hints are. */
    public List<String> fields() {
        return switch (this) {
            case FILE, WEBHOOK -> List.of();
            case QUEUE -> QueueDraft.FIELDS;
            case SFTP -> SftpDraft.FIELDS;
            case PULL -> PullDraft.FIELDS;
            case HINT -> FetchDraft.FIELDS;
            case FEED -> FeedDraft.FIELDS;
        };
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
        return Stream.concat(ApiDraft.FIELDS.stream(), Stream.of(values()).flatMap(way -> way.fields().stream()))
                .distinct()
                .toList();
    }

    /** Whether its orders are answered with files on the server from which they come, and so can come from nowhere else. */
    public static boolean isAnsweredInFiles(String format) {
        return format.equals("x12") || format.equals("edifact");
    }

    /** The names of its files: as a regular expression. */
    static String ending(String format) {
        return format.equals("csv") ? "(csv|txt|tsv)" : format;
    }
}
