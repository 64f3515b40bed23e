package io.serai.log;

import jakarta.jms.JMSException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs the relay in a thread of its own: at once when the bell rings, and every {@code serai.relay.poll} milliseconds. */
@Component
class RelayRunner implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RelayRunner.class);
    private static final long PAUSE_AFTER_FAULT_MILLIS = 1_000;

    private final Relay relay;
    private final RelayBell bell;
    private final long pollMillis;
    private volatile @Nullable Thread thread;

    RelayRunner(Relay relay, RelayBell bell, @Value("${serai.relay.poll:200}") long pollMillis) {
        this.relay = relay;
        this.bell = bell;
        this.pollMillis = pollMillis;
    }

    @Override
    public void start() {
        var started = new Thread(this::loop, "relay");
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        var stopping = thread;
        thread = null;
        if (stopping != null) {
            bell.ring();
            try {
                stopping.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void loop() {
        boolean healthy = true;
        while (thread != null) {
            try {
                int sent = relay.run();
                if (sent == 0) {
                    bell.await(pollMillis);
                } else if (!healthy) {
                    log.info("The relay sends again");
                    healthy = true;
                }
            } catch (InterruptedException e) {
                return;
            } catch (JMSException | RuntimeException e) {
                if (healthy) {
                    log.warn("The relay cannot send and tries again every second: {}", e.toString());
                }
                healthy = false;
                pause();
            }
        }
    }

    private void pause() {
        try {
            bell.await(PAUSE_AFTER_FAULT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
