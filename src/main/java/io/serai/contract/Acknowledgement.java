package io.serai.contract;

import org.jspecify.annotations.Nullable;

/** A partner's X12 997 on a functional group that we sent: {@code group} is its control number (GS06). */
public record Acknowledgement(
        String transactionSet,
        long group,
        boolean accepted,
        @Nullable String note) implements Contract {}
