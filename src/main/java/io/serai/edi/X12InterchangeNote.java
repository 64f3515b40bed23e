package io.serai.edi;

/**
 * A partner's TA1: what it says of an interchange that we sent.
 *
 * @param control its ISA13 (TA101)
 * @param code A accepted, E accepted with errors, R rejected (TA104)
 * @param note why, three digits, 000 for nothing (TA105)
 */
public record X12InterchangeNote(String control, String code, String note) {}
