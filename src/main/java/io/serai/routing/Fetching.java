package io.serai.routing;

import io.serai.fulfilment.calls.Call;
import io.serai.fulfilment.intake.Reception;
import io.serai.kernel.Port;
import java.io.IOException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Fetches what a hint told of and keeps it as a message of its own, before the call that asked for it is concluded. */
@Port
@Component("fetching")
public class Fetching {
    private static final int OK = 200;
    private static final int AWAY = 503;

    private final FarApi api;
    private final Reception reception;

    Fetching(FarApi api, Reception reception) {
        this.api = api;
        this.reception = reception;
    }

    /**
     * Leaves the status of the far end as the answer to the call.
     *
     * @param parts see {@link Parts}
     */
    public void fetch(Exchange exchange, String partner, String parts) throws IOException {
        var call = exchange.getProperty(CallRoutes.CALL, Call.class);
        var reference = call.attempt().data().path("reference").asText();
        int status = OK;
        try {
            keep(partner, Parts.of(parts).compose(reference, null, (of, path) -> api.get(partner, of, path)));
        } catch (FarApi.NotGiven e) {
            status = e.status() == 0 ? AWAY : e.status();
        }
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        exchange.getMessage().setBody("{}");
    }

    /** The same answer again, to another hint or after a crash, is the same delivery. */
    private void keep(String partner, String message) throws IOException {
        var bytes = api.message(partner, message);
        var headers = Map.of("idempotency-key", "sha256:" + Sha256.of(bytes), "content-type", api.contentType(partner));
        reception.keep(partner, "fetch", headers, bytes);
    }
}
