package io.serai.edi;

/**
 * What can be wrong with an interchange of X12 or EDIFACT: our problem code, what it means for the set or group that it is in, and the code that a
 * 997 of version 004010 tells it by (data elements 716, 718, 720 and 723; empty where the 997 has no word for it). Texts and cures
 * are in {@code i18n/edi.properties}, by code.
 */
public enum EdiFault {
    EMPTY("SER-0601", Level.FILE, true, ""),
    NO_INTERCHANGE("SER-0602", Level.FILE, true, ""),
    ENCODING("SER-0603", Level.FILE, true, ""),
    HEADER_DAMAGED("SER-0604", Level.FILE, true, ""),
    HEADER_REPAIRED("SER-0605", Level.FILE, false, ""),
    STRAY_TEXT("SER-0606", Level.FILE, true, ""),
    INTERCHANGE_NOT_CLOSED("SER-0607", Level.FILE, true, ""),
    INTERCHANGE_CONTROL("SER-0608", Level.FILE, false, ""),
    INTERCHANGE_COUNT("SER-0609", Level.FILE, false, ""),
    GROUP_NOT_CLOSED("SER-0610", Level.GROUP, true, "3"),
    GROUP_CONTROL("SER-0611", Level.GROUP, false, "4"),
    GROUP_COUNT("SER-0612", Level.GROUP, false, "5"),
    STRAY_SEGMENT("SER-0613", Level.FILE, true, ""),
    NO_GROUP("SER-0614", Level.GROUP, false, ""),
    GROUP_TWICE("SER-0615", Level.GROUP, true, "19"),
    SET_NOT_SUPPORTED("SER-0620", Level.SET, true, "1"),
    SET_NOT_CLOSED("SER-0621", Level.SET, true, "2"),
    SET_CONTROL("SER-0622", Level.SET, true, "3"),
    SET_COUNT("SER-0623", Level.SET, true, "4"),
    SET_UNREADABLE("SER-0624", Level.SET, true, "5"),
    SET_TWICE("SER-0625", Level.SET, true, "23"),
    NO_EDIFACT("SER-0650", Level.FILE, true, ""),
    UNB_DAMAGED("SER-0651", Level.FILE, true, ""),
    UNZ_MISSING("SER-0652", Level.FILE, true, ""),
    UNZ_CONTROL("SER-0653", Level.FILE, false, ""),
    UNZ_COUNT("SER-0654", Level.FILE, false, ""),
    NO_UNB("SER-0655", Level.FILE, false, ""),
    UNT_MISSING("SER-0656", Level.SET, true, ""),
    UNT_REFERENCE("SER-0657", Level.SET, true, ""),
    UNT_COUNT("SER-0658", Level.SET, true, ""),
    MESSAGE_NOT_SUPPORTED("SER-0659", Level.SET, true, ""),
    MESSAGE_TWICE("SER-0660", Level.SET, true, ""),
    MESSAGE_STRAY("SER-0661", Level.FILE, true, ""),
    SEGMENT_UNKNOWN("SER-0630", Level.SEGMENT, false, "6"),
    SEGMENT_UNEXPECTED("SER-0631", Level.SEGMENT, false, "2"),
    SEGMENT_MISSING("SER-0632", Level.SEGMENT, true, "3"),
    LOOP_TOO_OFTEN("SER-0633", Level.SEGMENT, false, "4"),
    SEGMENT_TOO_OFTEN("SER-0634", Level.SEGMENT, false, "5"),
    SEGMENT_OUT_OF_ORDER("SER-0635", Level.SEGMENT, false, "7"),
    ELEMENT_MISSING("SER-0640", Level.ELEMENT, true, "1"),
    ELEMENT_TOO_MANY("SER-0641", Level.ELEMENT, false, "3"),
    ELEMENT_TOO_SHORT("SER-0642", Level.ELEMENT, false, "4"),
    ELEMENT_TOO_LONG("SER-0643", Level.ELEMENT, false, "5"),
    ELEMENT_CHARACTERS("SER-0644", Level.ELEMENT, false, "6"),
    ELEMENT_CODE("SER-0645", Level.ELEMENT, false, "7"),
    ELEMENT_DATE("SER-0646", Level.ELEMENT, false, "8"),
    ELEMENT_TIME("SER-0647", Level.ELEMENT, false, "9"),
    ELEMENT_RULE("SER-0648", Level.ELEMENT, false, "10");

    /** What of an interchange a fault is in. */
    public enum Level {
        FILE,
        GROUP,
        SET,
        SEGMENT,
        ELEMENT
    }

    private final String code;
    private final Level level;
    private final boolean fatal;
    private final String acknowledged;

    EdiFault(String code, Level level, boolean fatal, String acknowledged) {
        this.code = code;
        this.level = level;
        this.fatal = fatal;
        this.acknowledged = acknowledged;
    }

    /** For people and logs: {@code SER-06xx}. */
    public String code() {
        return code;
    }

    public Level level() {
        return level;
    }

    /** Whether something was lost or cannot be trusted: a set with such a fault is rejected, a file with one was not read whole. */
    public boolean fatal() {
        return fatal;
    }

    /** The word of the 997 for it; empty if it has none. */
    public String acknowledged() {
        return acknowledged;
    }
}
