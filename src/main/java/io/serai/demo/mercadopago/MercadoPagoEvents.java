package io.serai.demo.mercadopago;

import io.serai.demo.tools.Json;
import io.serai.demo.tools.Numbers;
import io.serai.demo.web.Courier;
import io.serai.demo.web.Delivery;
import io.serai.demo.web.Signatures;
import java.util.Map;

/** Tells the hub that there is news of a payment, signed as Mercado Pago signs: the id, the request and the time, and not the body. */
public final class MercadoPagoEvents {
    /** Where the hub takes the provider's notifications. */
    public static final String PATH = "/payments/mercadopago/events";

    private final Courier courier;
    private final String secret;
    private final Numbers numbers;

    public MercadoPagoEvents(Courier courier, String secret, Numbers numbers) {
        this.courier = courier;
        this.secret = secret;
        this.numbers = numbers;
    }

    void tell(long payment, String action) {
        var id = Long.toString(payment);
        var request = "demo-" + numbers.next();
        var event = Json.object()
                .put("action", action)
                .put("api_version", "v1")
                .put("id", numbers.next())
                .put("live_mode", false)
                .put("type", "payment");
        event.putObject("data").put("id", id);
        courier.send(
                new Delivery(
                        PATH + "?data.id=" + id + "&type=payment",
                        now -> Map.of(
                                "Content-Type",
                                "application/json",
                                "x-request-id",
                                request,
                                "x-signature",
                                Signatures.mercadopago(secret, id, request, now)),
                        Json.bytes(event)),
                () -> {});
    }
}
