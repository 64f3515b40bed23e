package io.serai.routing;

import io.serai.kernel.Port;
import io.serai.privacy.Retention;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.model.ModelCamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Forgets files that were taken from the folders of this hub's own routes ({@code message-in-file}) once the messages that they came as are
 * forgotten: until then the inbox has the same bytes. A folder that several partners share is kept for the one that is kept longest.
 */
@Port
@Component("doneFolders")
public class DoneFolders {
    private static final Logger log = LoggerFactory.getLogger(DoneFolders.class);
    private static final String DONE = ".done";

    /** So many files of a folder in one sweep; the next sweep goes on. */
    private static final int MOST = 10_000;

    private final Function<String, Instant> until;

    @Autowired
    DoneFolders(Retention retention) {
        this(retention::messagesUntil);
    }

    /** @param until when the newest messages of a partner came that are forgotten */
    DoneFolders(Function<String, Instant> until) {
        this.until = until;
    }

    public void sweep(Exchange exchange) {
        folders((ModelCamelContext) exchange.getContext()).forEach(DoneFolders::sweep);
    }

    private static void sweep(Path folder, Instant until) {
        try {
            // The days are those of the routes, which is the machine's zone.
            int gone = DayFolders.remove(folder.resolve(DONE), until, ZoneId.systemDefault(), MOST);
            if (gone > 0) {
                log.info("Retention removed {} files from {} of {}", gone, DONE, folder);
            }
        } catch (IOException e) {
            log.warn("Files in {} of {} cannot be removed, and are tried again: {}", DONE, folder, e.toString());
        }
    }

    private Map<Path, Instant> folders(ModelCamelContext camel) {
        var folders = new TreeMap<Path, Instant>();
        for (var route : camel.getRoutes()) {
            if (route.getEndpoint() instanceof FileEndpoint endpoint) {
                partner(camel, route)
                        .ifPresent(partner -> folders.merge(
                                endpoint.getFile().toPath().toAbsolutePath().normalize(),
                                until.apply(partner),
                                BinaryOperator.minBy(Instant::compareTo)));
            }
        }
        return folders;
    }

    private static Optional<String> partner(ModelCamelContext camel, Route route) {
        return Optional.ofNullable(camel.getRouteDefinition(route.getRouteId()))
                .flatMap(definition -> Optional.ofNullable(definition.getTemplateParameters()))
                .flatMap(parameters -> Optional.ofNullable(parameters.get("partner")))
                .map(String::valueOf);
    }
}
