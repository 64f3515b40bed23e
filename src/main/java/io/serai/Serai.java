package io.serai;

import io.serai.cli.Cli;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The hub, and its command line in the same jar. */
@SpringBootApplication
public class Serai {
    public static void main(String[] args) {
        if (Cli.knows(args)) {
            System.exit(Cli.run(args));
        }
        SpringApplication.run(Serai.class, args);
    }
}
