package io.serai.fulfilment;

/** placeholder until the documents are there. */
final class ManifestDoor {
    static final String CSV = "MANIFEST_CSV";
    static final String X12_856 = "X12_856";
    static final String X12_997 = "X12_997";

    private ManifestDoor() {}
}
