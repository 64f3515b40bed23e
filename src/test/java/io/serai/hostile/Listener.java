package io.serai.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody on loopback whom the hub must never call, and who counts who calls. */
final class Listener implements AutoCloseable {
    private final ServerSocket socket;
    private final AtomicInteger callers = new AtomicInteger();

    Listener() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var thread = new Thread(this::count, "listener");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/evil";
    }

    int callers() {
        return callers.get();
    }

    private void count() {
        while (!socket.isClosed()) {
            try {
                socket.accept().close();
                callers.incrementAndGet();
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
