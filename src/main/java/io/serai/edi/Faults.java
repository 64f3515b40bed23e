package io.serai.edi;

import io.xlate.edi.stream.EDIStreamValidationError;

/** What the validator's findings are called here. */
final class Faults {
    private Faults() {}

    static EdiFault of(EDIStreamValidationError error) {
        return switch (error) {
            case UNRECOGNIZED_SEGMENT_ID, SEGMENT_NOT_IN_DEFINED_TRANSACTION_SET -> EdiFault.SEGMENT_UNKNOWN;
            case MANDATORY_SEGMENT_MISSING,
                    CONDITIONAL_REQUIRED_SEGMENT_MISSING,
                    IMPLEMENTATION_DEPENDENT_SEGMENT_MISSING,
                    IMPLEMENTATION_SEGMENT_BELOW_MINIMUM_USE,
                    IMPLEMENTATION_LOOP_OCCURS_UNDER_MINIMUM_TIMES -> EdiFault.SEGMENT_MISSING;
            case LOOP_OCCURS_OVER_MAXIMUM_TIMES -> EdiFault.LOOP_TOO_OFTEN;
            case SEGMENT_EXCEEDS_MAXIMUM_USE -> EdiFault.SEGMENT_TOO_OFTEN;
            case SEGMENT_NOT_IN_PROPER_SEQUENCE -> EdiFault.SEGMENT_OUT_OF_ORDER;
            case REQUIRED_DATA_ELEMENT_MISSING, IMPLEMENTATION_DEPENDENT_DATA_ELEMENT_MISSING ->
                EdiFault.ELEMENT_MISSING;
            case CONDITIONAL_REQUIRED_DATA_ELEMENT_MISSING, EXCLUSION_CONDITION_VIOLATED -> EdiFault.ELEMENT_RULE;
            case TOO_MANY_DATA_ELEMENTS, TOO_MANY_REPETITIONS, TOO_MANY_COMPONENTS -> EdiFault.ELEMENT_TOO_MANY;
            case DATA_ELEMENT_TOO_SHORT -> EdiFault.ELEMENT_TOO_SHORT;
            case DATA_ELEMENT_TOO_LONG -> EdiFault.ELEMENT_TOO_LONG;
            case INVALID_CHARACTER_DATA -> EdiFault.ELEMENT_CHARACTERS;
            case INVALID_DATE -> EdiFault.ELEMENT_DATE;
            case INVALID_TIME -> EdiFault.ELEMENT_TIME;
            case INVALID_CODE_VALUE, IMPLEMENTATION_INVALID_CODE_VALUE, IMPLEMENTATION_PATTERN_MATCH_FAILURE ->
                EdiFault.ELEMENT_CODE;
            default -> error.name().contains("SEGMENT") ? EdiFault.SEGMENT_UNEXPECTED : EdiFault.ELEMENT_TOO_MANY;
        };
    }
}
