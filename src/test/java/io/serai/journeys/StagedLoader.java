package io.serai.journeys;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.test.context.SpringBootContextLoader;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.MapPropertySource;

/**
 * Tells the hub where the stage is before anything else looks at its settings: which routes there are follows from them, and a
 * {@code @DynamicPropertySource} would come too late for that.
 */
final class StagedLoader extends SpringBootContextLoader {
    @Override
    protected SpringApplication getSpringApplication() {
        var application = super.getSpringApplication();
        application.addListeners(new Settings());
        return application;
    }

    private static final class Settings implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
        @Override
        public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
            event.getEnvironment().getPropertySources().addFirst(new MapPropertySource("stage", Stage.SET.settings()));
        }

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }
    }
}
