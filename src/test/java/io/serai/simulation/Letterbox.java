package io.serai.simulation;

import io.serai.fulfilment.calls.Call;
import io.serai.fulfilment.calls.Reply;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whoever is only told things: a mail box, a webhook's receiver, a carrier's folder. Counts how often each came. */
final class Letterbox implements Outsider {
    private final Map<String, Integer> letters = new TreeMap<>();
    private final Map<String, byte[]> contents = new TreeMap<>();
    private int rewritten;

    @Override
    public Reply answer(Call call) {
        var name = name(call);
        letters.merge(name, 1, Integer::sum);
        if (call instanceof Call.File file) {
            var before = contents.put(name, file.bytes());
            if (before != null && !java.util.Arrays.equals(before, file.bytes())) {
                rewritten++;
            }
        }
        return Outsider.ok("{}");
    }

    private static String name(Call call) {
        if (call instanceof Call.Mail mail) {
            return mail.messageId();
        }
        if (call instanceof Call.File file) {
            return file.folder() + "/" + file.name();
        }
        return Optional.ofNullable(((Call.Http) call).headers().get("webhook-id"))
                .orElse("?");
    }

    /** How often each letter came, by what its sender calls it. */
    Map<String, Integer> letters() {
        return letters;
    }

    Map<String, byte[]> contents() {
        return contents;
    }

    /** How often a name came again with other bytes. */
    int rewritten() {
        return rewritten;
    }
}
