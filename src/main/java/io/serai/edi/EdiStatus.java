package io.serai.edi;

/** What we answer of a set in AK501. A rejected set is not to be processed: its sender is told to send it again. */
public enum EdiStatus {
    ACCEPTED("A"),
    ACCEPTED_WITH_ERRORS("E"),
    REJECTED("R");

    private final String code;

    EdiStatus(String code) {
        this.code = code;
    }

    /** Of data elements 715 and 717. */
    public String code() {
        return code;
    }
}
