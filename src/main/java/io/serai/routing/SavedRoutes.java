package io.serai.routing;

import io.serai.drafts.WayIn;
import io.serai.kernel.Port;
import io.serai.workshop.Version;
import io.serai.workshop.Versions;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Fills in templates with what was saved in the workshop, while the hub runs: a new channel's way in is opened at every hub, and closed
 * when the version that has it is taken back. A route of a file has its id for itself.
 */
@Port
@Component("savedRoutes")
public class SavedRoutes {
    /** The templates that may be filled in by what is saved. */
    private static final Set<String> TEMPLATES = Set.of(
            "message-in-file",
            "message-in-queue",
            "message-in-sftp",
            "call-sftp",
            "far-get",
            "far-queue",
            "channel-tell",
            "orders-pull",
            "orders-fetch",
            "orders-feed");

    private static final Logger log = LoggerFactory.getLogger(SavedRoutes.class);

    private final CamelContext camel;
    private final Versions versions;
    private final Map<String, WayIn> open = new HashMap<>();

    SavedRoutes(CamelContext camel, Versions versions) {
        this.camel = camel;
        this.versions = versions;
    }

    public synchronized void look() {
        var wanted = new HashMap<String, WayIn>();
        versions.current().stream()
                .map(Version::routes)
                .forEach(ways -> ways.forEach(way -> wanted.put(way.id(), way)));
        Map.copyOf(open).forEach((id, way) -> {
            if (!way.equals(wanted.get(id))) {
                close(id);
            }
        });
        wanted.values().stream().filter(way -> !open.containsKey(way.id())).forEach(this::open);
    }

    private void open(WayIn way) {
        if (camel.getRoute(way.id()) != null || !TEMPLATES.contains(way.template())) {
            return;
        }
        try {
            var parameters = new HashMap<String, Object>();
            for (var each : way.parameters().entrySet()) {
                parameters.put(each.getKey(), camel.resolvePropertyPlaceholders(each.getValue()));
            }
            camel.addRouteFromTemplate(way.id(), way.template(), parameters);
            open.put(way.id(), way);
            log.info("The route {} is open, as it was saved", way.id());
        } catch (Exception e) {
            log.warn("The route {} cannot be opened, and is tried again: {}", way.id(), e.toString());
        }
    }

    private void close(String id) {
        try {
            camel.getRouteController().stopRoute(id);
            camel.removeRoute(id);
            open.remove(id);
            log.info("The route {} is closed, as it was saved", id);
        } catch (Exception e) {
            log.warn("The route {} cannot be closed, and is tried again: {}", id, e.toString());
        }
    }
}
