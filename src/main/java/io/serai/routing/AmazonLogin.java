package io.serai.routing;

import io.serai.kernel.Port;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Login with Amazon: an access token for a refresh token. */
@Port
@Component("amazonLogin")
public class AmazonLogin {
    private final AccessTokens tokens;

    AmazonLogin(AccessTokens tokens) {
        this.tokens = tokens;
    }

    public void authorise(Exchange exchange) {
        exchange.getMessage().setHeader("x-amz-access-token", token());
    }

    String token() {
        return tokens.of("amazon");
    }
}
