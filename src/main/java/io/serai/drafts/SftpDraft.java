package io.serai.drafts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Files on its SFTP server; the password is the secret of the channel's name.
 *
 * @param host the server, and perhaps its port
 * @param folder there
 * @param user our name there
 * @param bulkRequests how many reads may be under way at a time: 1 for a server that answers them out of order
 */
record SftpDraft(String host, String folder, String user, String bulkRequests) implements WayDraft {
    static final List<String> FIELDS = List.of("host", "folder", "user", "bulkRequests");

    /** That of the template. */
    private static final String USUAL = "16";

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,200}(:[0-9]{1,5})?");
    private static final Pattern FOLDER =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_. -]*(/[A-Za-z0-9_-][A-Za-z0-9_. -]*)*");
    private static final Pattern READS = Pattern.compile("[1-9][0-9]?");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_.@-]{1,100}");

    static SftpDraft of(Given given) {
        return new SftpDraft(
                given.text("host", ""),
                given.text("folder", ""),
                given.text("user", ""),
                given.text("bulkRequests", USUAL));
    }

    @Override
    public String wrong() {
        return Given.firstWrong(
                Given.field("host", host, HOST),
                Given.field("folder", folder, FOLDER),
                Given.field("user", user, USER),
                Given.field("bulkRequests", bulkRequests, READS));
    }

    @Override
    public List<WayIn> routes(String channel, String format) {
        var account = Map.of("host", host, "user", user, "password", "{{serai.secrets." + channel + "}}");
        var in = new HashMap<>(account);
        in.putAll(Map.of("partner", channel, "folder", folder));
        if (!bulkRequests.equals(USUAL)) {
            in.put("bulkRequests", bulkRequests);
        }
        if (!WaysIn.isAnsweredInFiles(format)) {
            in.put("include", ".*[.]" + WaysIn.ending(format));
            return List.of(new WayIn(channel, "message-in-sftp", in));
        }
        // Interchanges are named as it pleases who sends them.
        var out = new HashMap<>(account);
        out.put("door", "edi." + channel);
        return List.of(new WayIn(channel, "message-in-sftp", in), new WayIn(channel + ".out", "call-sftp", out));
    }

    @Override
    public String settings(String channel, String format) {
        return WaysIn.isAnsweredInFiles(format) ? "back:\n  files: true\n" : "";
    }
}
