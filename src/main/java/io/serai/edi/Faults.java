package io.serai.edi;

import io.xlate.edi.stream.EDIStreamValidationError;

/** What the validator's findings are called here. */
final class Faults {
    private Faults() {}

    static X12Fault of(EDIStreamValidationError error) {
        return switch (error) {
            case UNRECOGNIZED_SEGMENT_ID, SEGMENT_NOT_IN_DEFINED_TRANSACTION_SET -> X12Fault.SEGMENT_UNKNOWN;
            case MANDATORY_SEGMENT_MISSING,
                    CONDITIONAL_REQUIRED_SEGMENT_MISSING,
                    IMPLEMENTATION_DEPENDENT_SEGMENT_MISSING,
                    IMPLEMENTATION_SEGMENT_BELOW_MINIMUM_USE,
                    IMPLEMENTATION_LOOP_OCCURS_UNDER_MINIMUM_TIMES -> X12Fault.SEGMENT_MISSING;
            case LOOP_OCCURS_OVER_MAXIMUM_TIMES -> X12Fault.LOOP_TOO_OFTEN;
            case SEGMENT_EXCEEDS_MAXIMUM_USE -> X12Fault.SEGMENT_TOO_OFTEN;
            case SEGMENT_NOT_IN_PROPER_SEQUENCE -> X12Fault.SEGMENT_OUT_OF_ORDER;
            case REQUIRED_DATA_ELEMENT_MISSING, IMPLEMENTATION_DEPENDENT_DATA_ELEMENT_MISSING ->
                X12Fault.ELEMENT_MISSING;
            case CONDITIONAL_REQUIRED_DATA_ELEMENT_MISSING, EXCLUSION_CONDITION_VIOLATED -> X12Fault.ELEMENT_RULE;
            case TOO_MANY_DATA_ELEMENTS, TOO_MANY_REPETITIONS, TOO_MANY_COMPONENTS -> X12Fault.ELEMENT_TOO_MANY;
            case DATA_ELEMENT_TOO_SHORT -> X12Fault.ELEMENT_TOO_SHORT;
            case DATA_ELEMENT_TOO_LONG -> X12Fault.ELEMENT_TOO_LONG;
            case INVALID_CHARACTER_DATA -> X12Fault.ELEMENT_CHARACTERS;
            case INVALID_DATE -> X12Fault.ELEMENT_DATE;
            case INVALID_TIME -> X12Fault.ELEMENT_TIME;
            case INVALID_CODE_VALUE, IMPLEMENTATION_INVALID_CODE_VALUE, IMPLEMENTATION_PATTERN_MATCH_FAILURE ->
                X12Fault.ELEMENT_CODE;
            default -> error.name().contains("SEGMENT") ? X12Fault.SEGMENT_UNEXPECTED : X12Fault.ELEMENT_TOO_MANY;
        };
    }
}
