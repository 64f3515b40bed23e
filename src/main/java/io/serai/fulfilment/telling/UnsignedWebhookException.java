package io.serai.fulfilment.telling;

/** Where a webhook goes is set, and what would sign it is missing or is none. The secret itself is in no message. */
final class UnsignedWebhookException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String url;
    private final String secret;

    /**
     * @param url the property that says where it goes
     * @param secret the property of the secret
     */
    UnsignedWebhookException(String url, String secret, IllegalArgumentException wrong) {
        super(url + " is set, but " + secret + " is missing or cannot sign: " + wrong.getMessage() + ".", wrong);
        this.url = url;
        this.secret = secret;
    }

    String url() {
        return url;
    }

    String secret() {
        return secret;
    }
}
