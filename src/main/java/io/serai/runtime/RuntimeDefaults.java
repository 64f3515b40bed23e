package io.serai.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.logging.Log;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Decides, before anything starts, what is embedded: the database unless {@code spring.datasource.url} is given, the broker unless
 * {@code spring.artemis.broker-url} is; and which route files Camel loads. From here on no Java
 * object is unpacked.
 */
final class RuntimeDefaults implements EnvironmentPostProcessor {
    private final Log log;

    /** @param logs as nothing can be logged before the environment is there */
    RuntimeDefaults(DeferredLogFactory logs) {
        this.log = logs.getLog(RuntimeDefaults.class);
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        NoJavaObjects.refuse();
        var defaults = new HashMap<String, Object>();
        var database = !environment.containsProperty("spring.datasource.url");
        var broker = !environment.containsProperty("spring.artemis.broker-url");
        defaults.put("serai.runtime.database", database ? "embedded" : "external");
        defaults.put("serai.runtime.broker", broker ? "embedded" : "external");
        defaults.put("serai.runtime.embedded", Boolean.toString(database || broker));
        defaults.put("spring.artemis.mode", broker ? "embedded" : "native");
        defaults.put("spring.artemis.embedded.enabled", Boolean.toString(broker));
        routes(environment, defaults);
        environment.getPropertySources().addLast(new MapPropertySource("seraiRuntime", defaults));
    }

    /** Those that are loaded; and of the others what is missing or wrong, for who needs them and cannot have them. */
    private void routes(ConfigurableEnvironment environment, Map<String, Object> defaults) {
        try {
            var folder = Path.of(environment.getProperty("serai.routes", "routes"));
            defaults.put("camel.main.routes-include-pattern", RouteFiles.overlay(folder, environment));
            RouteFiles.missing(folder, environment)
                    .forEach((file, properties) -> defaults.put("serai.runtime.missing." + file, properties));
            RouteFiles.broken(folder, environment).forEach((name, errors) -> {
                defaults.put("serai.runtime.broken." + RouteFiles.file(name), errors);
                log.warn("The routes of a partner are not open until their file is corrected:\n" + errors);
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the route files", e);
        }
    }
}
