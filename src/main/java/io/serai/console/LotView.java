package io.serai.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What of a lot lies at a location, in pieces. {@code lot} may be a serial number, and is null for pieces of which nobody has said it;
 * {@code expires} is its last day.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LotView(
        LocationId location,
        Sku sku,
        @Nullable String lot,
        @Nullable LocalDate expires,
        int onHand,
        int damaged,
        int quarantine,
        int inTransit) {}
