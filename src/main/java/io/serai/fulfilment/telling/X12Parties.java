package io.serai.fulfilment.telling;

import io.serai.edi.X12Envelope;
import io.serai.edi.X12Party;
import java.util.Locale;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Who we and our partners are in interchanges: {@code serai.x12.<name>}, a qualifier and id such as {@code ZZ:ANDES}; ours is {@code us}. */
@Component
public class X12Parties {
    private final Environment environment;

    X12Parties(Environment environment) {
        this.environment = environment;
    }

    /**
     * Of what we send to a partner.
     *
     * @param control above 0
     */
    public X12Envelope to(String partner, long control) {
        return new X12Envelope(party("us"), party(partner), control, control, X12Envelope.Usage.PRODUCTION);
    }

    private X12Party party(String name) {
        var text = environment.getProperty("serai.x12." + name, "ZZ:" + byDefault(name));
        return new X12Party(text.substring(0, text.indexOf(':')), text.substring(text.indexOf(':') + 1));
    }

    private static String byDefault(String name) {
        var id = name.toUpperCase(Locale.ROOT);
        return id.length() <= X12Party.ID ? id : id.substring(0, X12Party.ID);
    }
}
