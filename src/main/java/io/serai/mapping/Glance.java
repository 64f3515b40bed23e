package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A quick look at a contract by its schema. Yes is certain: the validator would find nothing either, and need not be asked. No says
 * nothing; what is wrong, and whether anything is, only the validator tells.
 */
@FunctionalInterface
interface Glance {
    /** Of a schema that says more than {@link Glances} understands. */
    Glance NEVER = node -> false;

    boolean isValid(JsonNode node);
}
