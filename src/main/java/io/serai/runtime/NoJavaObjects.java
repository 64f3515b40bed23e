package io.serai.runtime;

import java.io.ObjectInputFilter;

/**
 * This process reads no serialised Java objects, whoever sends them: what unpacks one runs its code. A filter that was given on the
 * command line ({@code -Djdk.serialFilter}) stays.
 */
final class NoJavaObjects {
    private NoJavaObjects() {}

    static void refuse() {
        if (ObjectInputFilter.Config.getSerialFilter() == null) {
            ObjectInputFilter.Config.setSerialFilter(ObjectInputFilter.Config.createFilter("!*"));
        }
    }
}
