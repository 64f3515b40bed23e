package io.serai.workshop;

import io.serai.mapping.PullDraft;
import io.serai.workshop.Version.WayIn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The ways in that a new channel can have without a route file: what is asked of a person is checked here, so that no parameter of a
 * template says more than it should.
 */
public enum WaysIn {
    /** A folder of its own below the hub's data. */
    FILE,
    /** A queue of its own. */
    QUEUE,
    /** Its SFTP server; the password is the secret of the channel's name. */
    SFTP,
    /** The door {@code /channels/NAME/orders}, whose key is the secret of the channel's name. It needs no route. */
    WEBHOOK,
    /** Its API: what changed there is pulled every minute. The login is the secret of the channel's name. */
    PULL;

    private static final String POLL = "60000";
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,200}(:[0-9]{1,5})?");
    private static final Pattern FOLDER =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_. -]*(/[A-Za-z0-9_-][A-Za-z0-9_. -]*)*");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_.@-]{1,100}");

    /**
     * The routes of a channel.
     *
     * @param given {@code host}, {@code folder} and {@code user} of an SFTP server; of an API, what {@link PullDraft} asks for
     * @throws IllegalArgumentException if something of it is missing or cannot be
     */
    List<WayIn> of(String name, String ending, Map<String, String> given) {
        return switch (this) {
            case FILE ->
                List.of(new WayIn(
                        name,
                        "message-in-file",
                        Map.of("partner", name, "folder", "{{serai.data}}/" + name, "include", ".*[.]" + ending)));
            case QUEUE ->
                List.of(new WayIn(name, "message-in-queue", Map.of("partner", name, "queue", "serai.orders." + name)));
            case SFTP ->
                List.of(new WayIn(
                        name,
                        "message-in-sftp",
                        Map.of(
                                "partner",
                                name,
                                "host",
                                need(given, "host", HOST),
                                "folder",
                                need(given, "folder", FOLDER),
                                "user",
                                need(given, "user", USER),
                                "password",
                                "{{serai.secrets." + name + "}}",
                                "include",
                                ".*[.]" + ending)));
            case WEBHOOK -> List.of();
            case PULL -> pull(name, PullDraft.of(given));
        };
    }

    private static List<WayIn> pull(String name, PullDraft pull) {
        if (!pull.wrong().isEmpty()) {
            throw new IllegalArgumentException(pull.wrong());
        }
        var parameters = new HashMap<>(pull.pull(name));
        parameters.put("poll", POLL);
        return List.of(
                new WayIn(name + ".get", "far-get", pull.get(name)),
                new WayIn(name + ".pull", "orders-pull", parameters));
    }

    /** What the settings say of it. */
    String settings(String name) {
        return this == WEBHOOK ? "signature:\n  kind: key\n  secret: " + name + "\n" : "";
    }

    private static String need(Map<String, String> given, String what, Pattern pattern) {
        var value = given.getOrDefault(what, "");
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(what);
        }
        return value;
    }
}
