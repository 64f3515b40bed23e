package io.serai.routing;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.serai.channels.Cursors;
import io.serai.fulfilment.intake.Reception;
import io.serai.kernel.Port;
import io.serai.log.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads a channel's feed, a queue over HTTP: what it gives is kept as a message, and only then the channel hears that it need not give it
 * again. If we are killed between, it gives it again, and it is the same news: an order is fetched twice and is one.
 */
@Port
@Component("feeding")
public class Feeding {
    private static final Logger log = LoggerFactory.getLogger(Feeding.class);

    private static final int MAX_PAGES = 200;
    /** Ends the name under which failures are told: the channel's pull is another thing. */
    private static final String FEED = ".feed";

    private final FarApi api;
    private final Reception reception;
    private final Cursors cursors;

    Feeding(FarApi api, Reception reception, Cursors cursors) {
        this.api = api;
        this.reception = reception;
        this.cursors = cursors;
    }

    /**
     * Until it gives nothing more.
     *
     * @param feed the path of what it gives now
     * @param entries the pointer of the entries in it; empty: it is the array
     * @param handle the pointer of what an entry is called when it is taken
     * @param commit the path to which is posted what was kept
     * @param handles the pointer of the array of their handles in what is posted
     */
    public void read(String partner, String feed, String entries, String handle, String commit, String handles)
            throws IOException {
        try {
            for (int page = 0; page < MAX_PAGES; page++) {
                var given = FarApi.json(api.get(partner, feed)).at(entries);
                if (given.isEmpty()) {
                    break;
                }
                reception.keep(
                        partner,
                        "feed",
                        Map.of("content-type", "application/json"),
                        Json.write(given).getBytes(StandardCharsets.UTF_8));
                api.post(partner, commit, taken(given, JsonPointer.compile(handle), JsonPointer.compile(handles)));
            }
            cursors.works(partner + FEED);
        } catch (FarApi.NotGiven e) {
            cursors.failed(partner + FEED, String.valueOf(e.getMessage()));
            log.debug("The feed of {} wants to be read again later: {}", partner, e.getMessage());
        }
    }

    private static String taken(JsonNode given, JsonPointer handle, JsonPointer handles) {
        var body = JsonNodeFactory.instance.objectNode();
        var all = body.withArray(handles);
        given.forEach(entry -> all.add(entry.at(handle).asText()));
        return Json.write(body);
    }
}
