package io.serai.demo;

import io.serai.demo.bazaar.Keyring;
import java.net.URI;
import java.time.Clock;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.context.annotation.PropertySource;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** Runs the demo's partners in the profile {@code demo}. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
@PropertySource(value = "classpath:demo/demo.properties", encoding = "UTF-8")
@EnableConfigurationProperties({DemoProperties.class, DemoSecrets.class, Keyring.class})
class DemoConfiguration {

    @Bean
    DemoLifecycle demoLifecycle(DemoProperties settings, DemoSecrets secrets, Keyring keys, Environment environment) {
        return new DemoLifecycle(new Demo(settings, secrets, keys, Clock.systemUTC()), environment);
    }

    /** Opens before the routes, which start last, and closes after them. */
    static final class DemoLifecycle implements SmartLifecycle {
        private static final int BEFORE_ROUTES = 0;

        private final Demo demo;
        private final Environment environment;
        private volatile boolean running;

        DemoLifecycle(Demo demo, Environment environment) {
            this.demo = demo;
            this.environment = environment;
        }

        @Override
        public void start() {
            demo.openDoors();
            running = true;
        }

        @EventListener(ApplicationReadyEvent.class)
        void ready() {
            begin(URI.create("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port")));
        }

        void begin(URI hub) {
            demo.begin(hub);
        }

        @Override
        public void stop() {
            running = false;
            demo.close();
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public int getPhase() {
            return BEFORE_ROUTES;
        }
    }
}
