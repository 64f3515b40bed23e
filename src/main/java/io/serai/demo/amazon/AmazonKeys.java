package io.serai.demo.amazon;

/** What a seller's application shows to Login with Amazon. */
public record AmazonKeys(String clientId, String clientSecret, String refreshToken) {}
