package io.serai.demo;

import io.serai.demo.amazon.AmazonKeys;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the partners know to tell the hub from anybody else, and the hub them. The values of the demo are in {@code
 * demo/demo.properties}; the hub reads the same properties.
 *
 * @param stripe what Stripe's events are signed with
 * @param stripeKey the API key
 * @param mercadopago what Mercado Pago's notifications are signed with
 * @param mercadopagoToken the access token
 * @param shopify what the shop's webhooks are signed with
 * @param shopifyToken of the Admin API
 * @param andesSftp password of the SFTP user {@code andes}
 * @param pampaSftp password of the SFTP user {@code pampa}
 * @param pampa what Pampa's webhooks are signed with
 * @param erp what the hub's webhooks to the customer's system are signed with
 */
@ConfigurationProperties("serai.secrets")
record DemoSecrets(
        String stripe,
        String stripeKey,
        String mercadopago,
        String mercadopagoToken,
        String shopify,
        String shopifyToken,
        String amazonClientId,
        String amazonClientSecret,
        String amazonRefreshToken,
        String andesSftp,
        String pampaSftp,
        String pampa,
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
