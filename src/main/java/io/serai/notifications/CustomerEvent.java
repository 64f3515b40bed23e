package io.serai.notifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.serai.kernel.FulfilmentId;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer's own system is told, as the Standard Webhooks specification shapes it. {@code type} is
 * {@link Milestone#eventType()}, {@code timestamp} when it happened. It has no personal data: who needs it asks the API.
 */
public record CustomerEvent(String type, Instant timestamp, Data data) {

    /** {@code seq} grows with every event of an order: a receiver drops what is older than what it has. */
    public record Data(
            OrderId order,
            String channel,
            String reference,
            @Nullable String number,
            String state,
            int seq,
            String trackingUrl,
            List<Fulfilment> fulfilments) {
        public Data {
            fulfilments = List.copyOf(fulfilments);
        }
    }

    /** The part that one location fulfils. */
    public record Fulfilment(FulfilmentId id, int no, LocationId location, String state, List<Parcel> parcels) {
        public Fulfilment {
            parcels = List.copyOf(parcels);
        }
    }

    /** {@code sscc} is its tracking number. */
    public record Parcel(String sscc, String carrier, String state) {}

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    public static CustomerEvent of(Milestone milestone, Instant at, Data data) {
        return new CustomerEvent(milestone.eventType(), at, data);
    }

    /** The body that is signed and sent. */
    public String json() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write an event", e);
        }
    }
}
