package io.serai.demo;

import io.serai.demo.bazaar.Keyring;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.ResourcePropertySource;

/**
 * The demo's partners in a process of their own, which outlives the hub. Arguments: the hub's address, then properties as {@code
 * name=value}. Reads {@code rest} and {@code come}, for the buyers, and ends with its input.
 */
public final class PartnersMain {
    private PartnersMain() {}

    public static void main(String[] arguments) throws IOException {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(given(arguments));
        environment.getPropertySources().addLast(new ResourcePropertySource("classpath:demo/demo.properties"));
        var binder = Binder.get(environment);
        var settings = binder.bind("serai.demo", DemoProperties.class).get();
        var secrets = binder.bind("serai.secrets", DemoSecrets.class).get();
        try (var demo = new Demo(settings, secrets, new Keyring(Map.of()), Clock.systemUTC());
                var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            demo.rest(true);
            demo.openDoors();
            demo.begin(URI.create(arguments[0]));
            for (var command = commands.readLine(); command != null; command = commands.readLine()) {
                demo.rest(command.equals("rest"));
            }
        }
        System.exit(0);
    }

    private static PropertiesPropertySource given(String[] arguments) {
        var properties = new Properties();
        for (int i = 1; i < arguments.length; i++) {
            var pair = arguments[i].split("=", 2);
            properties.setProperty(pair[0], pair[1]);
        }
        return new PropertiesPropertySource("given", properties);
    }
}
