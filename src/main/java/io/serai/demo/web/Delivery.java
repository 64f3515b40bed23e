package io.serai.demo.web;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/** A message to the hub. Its headers are made at each try, since some partners sign the time of the try. */
@SuppressWarnings("ArrayRecordComponent") // raw bytes, never compared
public record Delivery(String path, Function<Instant, Map<String, String>> headers, byte[] body) {}
