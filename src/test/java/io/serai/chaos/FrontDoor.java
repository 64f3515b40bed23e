package io.serai.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Where the partners knock: one or more hubs behind it, in turn. It can repeat, cut or lose what goes through, and writes down how it was answered. */
final class FrontDoor implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(75);
    private static final int THREADS = 64;
    private static final int SHUFFLE_MILLIS = 400;
    private static final int BAD_GATEWAY = 502;
    private static final Set<String> OUR_OWN =
            Set.of("host", "connection", "content-length", "upgrade", "http2-settings", "expect", "transfer-encoding");

    /** How POSTs go through. */
    enum Manner {
        ONCE,
        FIVE_TIMES,
        CUT,
        ANSWER_LOST
    }

    private static final int FIVE = 5;
    private static final int TENTHS = 10;

    private final HttpServer server;
    private final Answers answers = new Answers();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private volatile List<Integer> hubs;
    private volatile Manner manner = Manner.ONCE;

    FrontDoor(int hub) {
        this.hubs = List.of(hub);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), Ports.free()), 256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.setExecutor(Executors.newFixedThreadPool(THREADS, task -> {
            var thread = new Thread(task, "front-door");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    Answers answers() {
        return answers;
    }

    void leadTo(List<Integer> ports) {
        hubs = List.copyOf(ports);
    }

    void set(Manner next) {
        manner = next;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var how = exchange.getRequestMethod().equals("POST") ? manner : Manner.ONCE;
            if (how == Manner.CUT && cut(exchange, body)) {
                exchange.sendResponseHeaders(BAD_GATEWAY, -1);
                return;
            }
            var answer = how == Manner.FIVE_TIMES
                    ? fiveTimes(exchange, body)
                    : once(exchange, body).join();
            if (how != Manner.ANSWER_LOST || ThreadLocalRandom.current().nextBoolean()) {
                hand(exchange, answer);
            }
        }
    }

    /** All at once, in whatever order they come; the sender hears the last answer. */
    private HttpResponse<byte[]> fiveTimes(HttpExchange exchange, byte[] body) {
        CompletableFuture<HttpResponse<byte[]>> last = once(exchange, body);
        for (int i = 1; i < FIVE; i++) {
            var wait = CompletableFuture.delayedExecutor(
                    ThreadLocalRandom.current().nextInt(SHUFFLE_MILLIS), TimeUnit.MILLISECONDS);
            var before = last;
            last = CompletableFuture.runAsync(() -> {}, wait)
                    .thenCompose(ignored -> once(exchange, body))
                    .thenCombine(before, (one, other) -> one.statusCode() / 100 == 2 ? other : one);
        }
        return last.join();
    }

    private CompletableFuture<HttpResponse<byte[]>> once(HttpExchange exchange, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + nextHub() + exchange.getRequestURI()))
                .timeout(PATIENCE)
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OUR_OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        var began = System.nanoTime();
        return client.sendAsync(request.build(), BodyHandlers.ofByteArray())
                .whenComplete((answer, fault) -> answers.add(
                        exchange.getRequestMethod(),
                        answer == null ? Answers.nameOf(fault) : Integer.toString(answer.statusCode()),
                        System.nanoTime() - began));
    }

    private static void hand(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers()
                .firstValue("Content-Type")
                .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    /** Ends the upload after 10 %, 20 % … of the body; every tenth goes whole, and is not cut here. */
    private boolean cut(HttpExchange exchange, byte[] body) {
        int tenth = cuts.incrementAndGet() % TENTHS;
        if (tenth == 0) {
            return false;
        }
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), nextHub())) {
            var head = new StringBuilder("POST " + exchange.getRequestURI() + " HTTP/1.1\r\nHost: localhost\r\n");
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!OUR_OWN.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value ->
                            head.append(name).append(": ").append(value).append("\r\n"));
                }
            });
            head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
            var out = socket.getOutputStream();
            out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            out.write(body, 0, body.length * tenth / TENTHS);
            out.flush();
            Pause.millis(20);
        } catch (IOException nobodyThere) {
            // it is cut all the same
        }
        return true;
    }

    private int nextHub() {
        var now = hubs;
        return now.get(Math.floorMod(turn.getAndIncrement(), now.size()));
    }
}
