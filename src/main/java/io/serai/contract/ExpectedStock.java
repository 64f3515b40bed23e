package io.serai.contract;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.time.LocalDate;

/**
 * A line of a purchase order or of an advance ship notice: so many pieces will come. Said again it replaces what was said before; 0
 * calls it off. {@code due} is a day in the location's own zone.
 */
public record ExpectedStock(String reference, LocationId location, Sku sku, int quantity, LocalDate due)
        implements Contract {}
