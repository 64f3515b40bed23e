package io.serai.runtime;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** The last line of a start: where to look. */
@Component
class Welcome implements ApplicationListener<ApplicationReadyEvent> {
    private static final Logger log = LoggerFactory.getLogger(Welcome.class);

    private final Environment environment;
    private final String data;

    Welcome(Environment environment, @Value("${serai.data}") String data) {
        this.environment = environment;
        this.data = data;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        var port = environment.getProperty("local.server.port", "8080");
        var login = environment.acceptsProfiles(Profiles.of("demo")) ? " (user demo, password demo)" : "";
        log.info("Serai keeps everything in {} and is ready: open http://localhost:{}/{}", data, port, login);
    }
}
