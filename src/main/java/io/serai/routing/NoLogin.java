package io.serai.routing;

import io.serai.kernel.Port;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** For far ends whose credentials stand in the call itself. */
@Port
@Component("noLogin")
public class NoLogin {
    public void authorise(Exchange exchange) {
        // Nothing to add.
    }
}
