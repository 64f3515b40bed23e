package io.serai.chaos;

import java.util.Locale;

/** The processes that are killed and frozen. */
enum Victim {
    HUB,
    POSTGRES,
    BROKER;

    ProcessHandle in(Rig rig) {
        return switch (this) {
            case HUB -> rig.hub().running().toHandle();
            case POSTGRES -> rig.postgres().handle();
            case BROKER -> rig.broker().handle();
        };
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
