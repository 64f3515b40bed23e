package io.serai.demo;

import io.serai.demo.amazon.AmazonKeys;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the partners know to tell the hub from anybody else, and the hub them. The values of the demo are in {@code
 * demo/demo.properties}; the hub reads the same properties.
 *
 * @param stripe the API key
 * @param stripeEvents what Stripe's events are signed with
 * @param shopify what the shop's webhooks are signed with
 * @param shopifyToken of the Admin API
 * @param andes password of the SFTP user of that name
 * @param pampa password of the SFTP user of that name
 * @param pampaKey what Pampa shows with its webhooks
 * @param erp what the hub's webhooks to the customer's system are signed with
 */
@ConfigurationProperties("serai.secrets")
record DemoSecrets(
        String stripe,
        String stripeEvents,
        String shopify,
        String shopifyToken,
        String amazonClientId,
        String amazonClientSecret,
        String amazonRefreshToken,
        String andes,
        String pampa,
        String pampaKey,
        String erp) {

    AmazonKeys amazon() {
        return new AmazonKeys(amazonClientId, amazonClientSecret, amazonRefreshToken);
    }

    /** For logs: nothing. */
    @Override
    public String toString() {
        return "DemoSecrets";
    }
}
