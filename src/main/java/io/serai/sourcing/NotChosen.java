package io.serai.sourcing;

import io.serai.kernel.LocationId;
import org.jspecify.annotations.Nullable;

/** A location that was not chosen, how far it is (null where nothing travels), and why. */
public record NotChosen(LocationId location, @Nullable Long metres, Reason why) {}
