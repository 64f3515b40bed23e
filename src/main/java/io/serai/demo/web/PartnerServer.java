package io.serai.demo.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server that the partners' APIs are on, each under a prefix of its own. Listens on loopback only. */
public final class PartnerServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PartnerServer.class);
    private static final int MAX_BODY = 10 * 1024 * 1024;
    private static final int THREADS = 32;
    private static final int WAITING = 256;

    private final HttpServer server;
    private final ThreadPoolExecutor workers;

    static {
        // Without it each answer waits for the client's delayed acknowledgement: 40 ms on a kept connection.
        System.setProperty("sun.net.httpserver.nodelay", System.getProperty("sun.net.httpserver.nodelay", "true"));
    }

    /** Port 0 takes any that is free. @throws UncheckedIOException if the port is taken */
    public PartnerServer(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " of the demo's partners", e);
        }
        workers = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), task -> {
                    var thread = new Thread(task, "demo-partners");
                    thread.setDaemon(true);
                    return thread;
                });
        workers.allowCoreThreadTimeOut(true);
        server.setExecutor(workers);
    }

    /** Puts an API under a prefix such as {@code /stripe}. */
    public void at(String prefix, Handler handler) {
        server.createContext(prefix, exchange -> serve(prefix, handler, exchange));
    }

    public void start() {
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private static void serve(String prefix, Handler handler, HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange, answerTo(prefix, handler, exchange));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Answer answerTo(String prefix, Handler handler, HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            return Answer.of(413);
        }
        try {
            return handler.handle(call(prefix, exchange, body));
        } catch (RuntimeException e) {
            LOG.warn("the demo's {} failed", prefix, e);
            return Answer.of(500);
        }
    }

    private static Call call(String prefix, HttpExchange exchange, byte[] body) {
        var headers = new HashMap<String, String>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        var uri = exchange.getRequestURI();
        return new Call(
                exchange.getRequestMethod(),
                uri.getPath().substring(prefix.length()),
                Call.pairs(uri.getRawQuery()),
                headers,
                body);
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException, InterruptedException {
        if (!answer.late().isZero()) {
            Thread.sleep(answer.late().toMillis());
        }
        if (answer.lost()) {
            return;
        }
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        if (answer.body().length > 0) {
            exchange.getResponseBody().write(answer.body());
        }
    }
}
