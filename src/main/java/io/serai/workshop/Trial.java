package io.serai.workshop;

import io.serai.mapping.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message with files that somebody is still writing.
 *
 * @param trees what it is decoded to, as the mapping sees it; the first few items
 * @param outcome what becomes of its items, as it is written beside samples
 * @param problems what is wrong with the message
 * @param wrong what is wrong with the files themselves, with place and cure; null: nothing
 * @param limit which limit was met, a code; null: none
 */
public record Trial(
        List<String> trees,
        String outcome,
        List<Problem> problems,
        @Nullable String wrong,
        @Nullable String limit) {

    static Trial wrong(String message) {
        return new Trial(List.of(), "", List.of(), message, null);
    }

    static Trial limit(String code) {
        return new Trial(List.of(), "", List.of(), null, code);
    }
}
