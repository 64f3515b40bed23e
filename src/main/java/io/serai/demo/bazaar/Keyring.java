package io.serai.demo.bazaar;

import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The keys of the bazaar by their names: the same {@code serai.secrets.*} that the hub reads, in {@code demo/demo.properties}. */
@ConfigurationProperties("serai")
public record Keyring(Map<String, String> secrets) {

    public String of(String name) {
        return Objects.requireNonNull(secrets.get(name), () -> "serai.secrets." + name);
    }

    /** For logs: nothing. */
    @Override
    public String toString() {
        return "Keyring";
    }
}
