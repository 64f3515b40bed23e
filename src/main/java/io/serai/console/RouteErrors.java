package io.serai.console;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What is wrong with route files of partners, which are not open for it, as it was found when the hub was started. */
@Component
public class RouteErrors {
    private final Environment environment;

    RouteErrors(Environment environment) {
        this.environment = environment;
    }

    /** File, line and cure of each mistake, by the name of the file. */
    public Map<String, List<String>> all() {
        var errors = new TreeMap<String, List<String>>();
        Binder.get(environment)
                .bind("serai.runtime.broken", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of())
                .forEach((file, told) -> errors.put(file, told.lines().toList()));
        return errors;
    }
}
