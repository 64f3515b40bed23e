package io.serai;

import io.serai.cli.Cli;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The hub, and its command line in the same jar. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Serai {
    private static final int START_FAILED = 1;

    public static void main(String[] args) {
        if (Cli.knows(args)) {
            System.exit(Cli.run(args));
        }
        try {
            SpringApplication.run(Serai.class, args);
        } catch (RuntimeException startFailed) {
            // Spring has said why. What had started before must not keep this process, and the data folder, for ever.
            System.exit(START_FAILED);
        }
    }
}
