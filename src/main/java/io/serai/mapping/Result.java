package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.contract.Contract;
import java.util.List;

/** What became of an item. */
public sealed interface Result {

    /** It means {@code contract}; {@code json} is the same as JSON, valid by the schema of its kind. */
    record Taken(Contract contract, JsonNode json) implements Result {}

    /** It is well, and has no effect: {@code reason} is a code such as {@code test-order}. */
    record Ignored(String reason) implements Result {}

    /** It cannot be taken; there is at least one problem. */
    record Refused(List<Problem> problems) implements Result {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
