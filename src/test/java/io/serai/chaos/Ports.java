package io.serai.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;

/** Ports that are free now and will stay so: below those that the system gives to outgoing connections, each given once. */
final class Ports {
    private static final int FIRST = 20_000;
    private static final int LAST = 32_000;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<Integer> GIVEN = new HashSet<>();

    private Ports() {}

    static synchronized int free() {
        while (true) {
            int port = FIRST + RANDOM.nextInt(LAST - FIRST);
            if (isFree(port) && GIVEN.add(port)) {
                return port;
            }
        }
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getByName("0.0.0.0"))) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
