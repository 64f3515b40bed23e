package io.serai.demo.bazaar;

import io.serai.demo.tools.Csv;
import java.time.ZoneId;
import java.util.List;

/**
 * A channel of the bazaar.
 *
 * @param name as the hub has it
 * @param currency that it takes: ARS, USD or EUR
 * @param zone of the times in its documents
 * @param place where it sells, or business customers are sent from; empty where buyers are at home anywhere
 */
public record Channel(String name, String currency, String zone, String place) {

    /** As the file of the demo has them. */
    static List<Channel> all() {
        return Csv.resource("bazaar/channels.csv", Channel.class);
    }

    ZoneId clock() {
        return ZoneId.of(zone);
    }
}
