package io.serai.demo.carriers;

/**
 * Who talks to whom over X12, as the carrier learnt it from the shipper's last file: qualifiers and ids of the interchange, codes of
 * the group. {@code us} is the carrier.
 */
record Trade(
        String usQualifier, String us, String shipperQualifier, String shipper, String usCode, String shipperCode) {

    static Trade of(Segments file) {
        return new Trade(
                file.element("ISA", 7),
                file.element("ISA", 8),
                file.element("ISA", 5),
                file.element("ISA", 6),
                file.element("GS", 3),
                file.element("GS", 2));
    }
}
