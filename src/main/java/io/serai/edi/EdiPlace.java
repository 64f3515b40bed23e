package io.serai.edi;

/**
 * Where something is in the bytes as they came: the byte offset from 0, line and column (in bytes) from 1, and the segment of its
 * interchange from 1 (ISA is 1; 0 where there is none).
 */
public record EdiPlace(int offset, int line, int column, int segment) {}
