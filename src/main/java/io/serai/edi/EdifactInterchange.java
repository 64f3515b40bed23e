package io.serai.edi;

import java.util.List;

/**
 * UNB to UNZ. One without a UNB has an empty control reference and cannot be acknowledged. {@code problems} are those of the interchange
 * itself, not of its messages.
 */
public record EdifactInterchange(
        EdifactParty sender,
        EdifactParty receiver,
        String syntax,
        String control,
        boolean test,
        List<EdiSet> messages,
        List<EdiProblem> problems) {

    public EdifactInterchange {
        messages = List.copyOf(messages);
        problems = List.copyOf(problems);
    }
}
