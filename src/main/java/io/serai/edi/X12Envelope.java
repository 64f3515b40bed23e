package io.serai.edi;

/**
 * What an interchange that we send carries outside. The control numbers come from the caller's counters, above 0; those beyond
 * nine digits begin again at 1.
 */
public record X12Envelope(X12Party sender, X12Party receiver, long interchangeControl, long groupControl, Usage usage) {
    private static final long LAST = 999_999_999;

    /** ISA15. */
    public enum Usage {
        PRODUCTION("P"),
        TEST("T");

        private final String code;

        Usage(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    public X12Envelope {
        interchangeControl = wrapped(interchangeControl);
        groupControl = wrapped(groupControl);
    }

    private static long wrapped(long number) {
        if (number < 1) {
            throw new IllegalArgumentException("a control number is above 0, not " + number);
        }
        return (number - 1) % LAST + 1;
    }
}
