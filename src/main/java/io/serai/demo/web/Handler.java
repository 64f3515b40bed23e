package io.serai.demo.web;

/** What a partner's API does with a request. A fault that is thrown is answered with 500. */
@FunctionalInterface
public interface Handler {
    Answer handle(Call call);
}
