package io.serai.edi;

/** One end of an EDIFACT interchange: its id, and whose id that is (14 for a GLN); empty where it is not told. */
public record EdifactParty(String id, String qualifier) {}
