package io.serai.edi;

/** One end of an interchange: ISA05 and ISA06, or ISA07 and ISA08. The id has 1 to 15 characters, the qualifier two. */
public record X12Party(String qualifier, String id) {
    private static final int QUALIFIER = 2;
    /** So many characters an id has at most. */
    public static final int ID = 15;

    public X12Party {
        if (qualifier.length() != QUALIFIER) {
            throw new IllegalArgumentException("an X12 qualifier has 2 characters, not '" + qualifier + "'");
        }
        if (id.isBlank() || id.length() > ID) {
            throw new IllegalArgumentException("an X12 id has 1 to 15 characters, not '" + id + "'");
        }
    }
}
