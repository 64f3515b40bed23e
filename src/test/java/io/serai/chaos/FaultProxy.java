package io.serai.chaos;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A TCP proxy on loopback whose wire can be broken in the ways of {@link Fault}, for all connections at once. */
final class FaultProxy implements AutoCloseable {
    private static final int CONNECT_MILLIS = 2_000;

    private final int port = Ports.free();
    private final int target;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile Fault fault = Fault.none();
    private @Nullable ServerSocket listener;
    private @Nullable Thread accepting;

    /** @param target the port on loopback that it leads to */
    FaultProxy(int target) {
        this.target = target;
        listen();
    }

    int port() {
        return port;
    }

    Fault fault() {
        return fault;
    }

    int connections() {
        return links.size();
    }

    void heal() {
        set(Fault.none());
    }

    synchronized void set(Fault next) {
        fault = next;
        links.forEach(Link::beginCounting);
        if (next instanceof Fault.Refuse) {
            deaf();
            links.forEach(Link::reset);
        } else {
            listen();
        }
        if (next instanceof Fault.HalfOpen) {
            links.forEach(Link::loseFarEnd);
        }
    }

    @Override
    public synchronized void close() {
        deaf();
        links.forEach(Link::reset);
    }

    private synchronized void listen() {
        if (listener == null) {
            try {
                var socket = new ServerSocket();
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
                listener = socket;
                accepting = daemon("proxy-" + port, () -> accept(socket));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Waits for the accepting thread too: the system goes on taking connections as long as an accept is under way. */
    private void deaf() {
        var old = listener;
        listener = null;
        if (old != null) {
            try {
                old.close();
                requireNonNull(accepting).join();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                var near = socket.accept();
                daemon("proxy-link", () -> connect(near));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket near) {
        var far = new Socket();
        var link = new Link(this, near, far, links::remove);
        links.add(link);
        try {
            far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
        } catch (IOException nobodyThere) {
            link.reset();
            return;
        }
        if (fault instanceof Fault.Refuse) {
            link.reset();
            return;
        }
        if (fault instanceof Fault.HalfOpen) {
            link.loseFarEnd();
        }
        daemon("proxy-there", link::there);
        daemon("proxy-back", link::back);
    }

    private static Thread daemon(String name, Runnable task) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
