package io.serai.demo.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the partners' webhooks to the hub: an answer other than 2xx, or none, is tried again, later each time, the same message
 * with the same id. Nothing is sent before the hub is known. At most {@value #MAX_WAITING} deliveries wait at once.
 */
public final class Courier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int MAX_WAITING = 2_000;
    private static final int MAX_TRIES = 12;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Clock clock;
    private final Duration firstWait;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "demo-courier");
        thread.setDaemon(true);
        return thread;
    });
    private final Semaphore room = new Semaphore(MAX_WAITING);
    private volatile @Nullable URI hub;

    /** @param firstWait how long to wait after the first try; doubled after each, 30 seconds at most */
    public Courier(Clock clock, Duration firstWait) {
        this.clock = clock;
        this.firstWait = firstWait;
    }

    /** From now on the hub is there, such as {@code http://127.0.0.1:8080}. */
    public void open(URI address) {
        hub = address;
    }

    /** Sends in the background; {@code delivered} runs once when the hub has said yes. */
    public void send(Delivery delivery, Runnable delivered) {
        if (!room.tryAcquire()) {
            LOG.warn("too many messages wait for the hub: one to {} is left out", delivery.path());
            return;
        }
        again(delivery, delivered, 1, Duration.ZERO);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void again(Delivery delivery, Runnable delivered, int no, Duration wait) {
        try {
            var unused = timer.schedule(() -> attempt(delivery, delivered, no), wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            room.release();
        }
    }

    private void attempt(Delivery delivery, Runnable delivered, int no) {
        var address = hub;
        if (address == null) {
            again(delivery, delivered, no, firstWait);
            return;
        }
        var unused = client.sendAsync(request(address, delivery), BodyHandlers.discarding())
                .whenComplete((response, fault) -> conclude(delivery, delivered, no, response));
    }

    private HttpRequest request(URI address, Delivery delivery) {
        var request = HttpRequest.newBuilder(address.resolve(delivery.path()))
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofByteArray(delivery.body()));
        delivery.headers().apply(clock.instant()).forEach(request::header);
        return request.build();
    }

    private void conclude(Delivery delivery, Runnable delivered, int no, @Nullable HttpResponse<Void> response) {
        if (response != null && response.statusCode() / 100 == 2) {
            room.release();
            delivered.run();
        } else if (no < MAX_TRIES) {
            var wait = firstWait.multipliedBy(1L << (no - 1));
            again(delivery, delivered, no + 1, wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        } else {
            room.release();
            LOG.warn("the hub did not take a message to {} in {} tries", delivery.path(), MAX_TRIES);
        }
    }
}
