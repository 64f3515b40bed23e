package io.serai.console.web;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** A link to a page with what it is asked for; what is null or empty is left out. */
public final class Links {
    private final String text;

    private Links(String text) {
        this.text = text;
    }

    static Links to(String path) {
        return new Links(path);
    }

    Links with(String name, @Nullable Object value) {
        return value == null || value.toString().isEmpty()
                ? this
                : new Links(UriComponentsBuilder.fromUriString(text)
                        .queryParam(name, "{value}")
                        .encode()
                        .build(value)
                        .toString());
    }

    @Override
    public String toString() {
        return text;
    }
}
