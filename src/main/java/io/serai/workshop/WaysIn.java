package io.serai.workshop;

import io.serai.workshop.Version.WayIn;
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
    WEBHOOK;

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,200}(:[0-9]{1,5})?");
    private static final Pattern FOLDER =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_. -]*(/[A-Za-z0-9_-][A-Za-z0-9_. -]*)*");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_.@-]{1,100}");

    /**
     * The routes of a channel.
     *
     * @param given {@code host}, {@code folder} and {@code user} of an SFTP server
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
        };
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
