package io.serai.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.kernel.FulfilmentId;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WebhookTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    /** The example that the libraries of the specification test themselves with. */
    @Test
    void a_signature_is_as_the_specification_makes_it() {
        assertThat(StandardWebhook.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", AT, BODY, SECRET))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void while_a_secret_is_replaced_there_is_a_signature_by_each() {
        assertThat(StandardWebhook.headers("msg_1", AT, BODY, List.of(SECRET, OTHER)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "webhook-id",
                        "msg_1",
                        "webhook-timestamp",
                        "1614265330",
                        "webhook-signature",
                        StandardWebhook.sign("msg_1", AT, BODY, SECRET)
                                + " "
                                + StandardWebhook.sign("msg_1", AT, BODY, OTHER)));
    }

    @Property(tries = 200)
    void one_byte_more_is_another_signature(@ForAll @Size(max = 200) byte[] body, @ForAll byte more) {
        var longer = Arrays.copyOf(body, body.length + 1);
        longer[body.length] = more;
        assertThat(StandardWebhook.sign("msg_1", AT, longer, SECRET))
                .isNotEqualTo(StandardWebhook.sign("msg_1", AT, body, SECRET));
    }

    @Test
    void what_could_be_read_in_two_ways_is_not_signed() {
        assertThatThrownBy(() -> StandardWebhook.sign("msg.1", AT, BODY, SECRET))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StandardWebhook.sign("msg_1", AT, BODY, "whsec_c2hvcnQ="))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StandardWebhook.headers("msg_1", AT, BODY, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_event_tells_what_happened_and_of_whom_nothing() {
        var data = new CustomerEvent.Data(
                OrderId.of("01900000-0000-7000-8000-000000000001"),
                "shopify",
                "820982911946154508",
                null,
                "SHIPPED",
                9,
                "https://shop.example/track/tok",
                List.of(new CustomerEvent.Fulfilment(
                        FulfilmentId.of("01900000-0000-7000-8000-0000000000f1"),
                        1,
                        new LocationId("CD-BUE"),
                        "SHIPPED",
                        List.of(new CustomerEvent.Parcel("377900010000000017", "andes", "SHIPPED")))));

        assertThat(CustomerEvent.of(Milestone.SHIPPED, Instant.parse("2026-03-02T21:30:00Z"), data)
                        .json())
                .isEqualTo("{\"type\":\"order.shipped\",\"timestamp\":\"2026-03-02T21:30:00Z\",\"data\":{"
                        + "\"order\":\"01900000-0000-7000-8000-000000000001\",\"channel\":\"shopify\","
                        + "\"reference\":\"820982911946154508\",\"state\":\"SHIPPED\",\"seq\":9,"
                        + "\"trackingUrl\":\"https://shop.example/track/tok\",\"fulfilments\":[{"
                        + "\"id\":\"01900000-0000-7000-8000-0000000000f1\",\"no\":1,\"location\":\"CD-BUE\","
                        + "\"state\":\"SHIPPED\",\"parcels\":[{\"sscc\":\"377900010000000017\",\"carrier\":\"andes\","
                        + "\"state\":\"SHIPPED\"}]}]}}");
    }
}
