package io.serai.routing;

import io.serai.fulfilment.Calls;
import io.serai.fulfilment.calls.Call;
import io.serai.kernel.Port;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Tells a channel something, in as many requests as its mapping makes of it, through the partner's route {@code direct:{partner}.get}. */
@Port
@Component("talking")
public class Talking {
    private static final Pattern BETWEEN = Pattern.compile("\\s*\\|\\s*");
    private static final String NONE = "-";

    private final Calls calls;
    private final FarApi api;

    Talking(Calls calls, FarApi api) {
        this.calls = calls;
        this.api = api;
    }

    /** @param settings what the mapping sees as {@code .settings}: {@code name=value}, several with a bar between them; {@code -}: none */
    public void talk(Exchange exchange, String partner, String settings) {
        var talk = exchange.getProperty(CallRoutes.CALL, Call.Talk.class);
        calls.converse(talk, read(settings), (call, other) -> api.send(partner, other, call));
    }

    static Map<String, String> read(String settings) {
        return settings.equals(NONE)
                ? Map.of()
                : BETWEEN.splitAsStream(settings.strip())
                        .map(Talking::pair)
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static String[] pair(String text) {
        int is = text.indexOf('=');
        if (is < 1) {
            throw new IllegalArgumentException("'" + text + "' is not a setting: write it as name=value");
        }
        return new String[] {text.substring(0, is), text.substring(is + 1)};
    }
}
