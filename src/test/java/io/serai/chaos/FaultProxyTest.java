package io.serai.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each fault is what it says, seen from the near end; the far end sends back what it gets. */
class FaultProxyTest {
    private static final int SHORT_MILLIS = 400;

    private final AtomicInteger arrived = new AtomicInteger();
    private final ServerSocket echo;
    private final FaultProxy proxy;

    FaultProxyTest() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        proxy = new FaultProxy(echo.getLocalPort());
    }

    @BeforeEach
    void listen() {
        daemon(this::accept);
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        echo.close();
    }

    @Test
    void nothing_wrong() throws IOException {
        try (var near = connect()) {
            assertThat(said(near, "hello")).isEqualTo("hello");
        }
    }

    @Test
    void refused_until_it_is_healed_and_what_was_connected_is_reset() throws IOException {
        try (var near = connect()) {
            assertThat(said(near, "a")).isEqualTo("a");
            proxy.set(new Fault.Refuse());
            assertThatThrownBy(() -> said(near, "b")).isInstanceOf(IOException.class);
            assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
        }
        proxy.heal();
        try (var near = connect()) {
            assertThat(said(near, "c")).isEqualTo("c");
        }
    }

    @Test
    void what_was_sent_into_the_silence_comes_when_it_is_healed() throws IOException {
        try (var near = connect()) {
            proxy.set(new Fault.BlackHole());
            assertThatThrownBy(() -> said(near, "a")).isInstanceOf(SocketTimeoutException.class);
            proxy.heal();
            near.setSoTimeout(5_000);
            assertThat(new String(near.getInputStream().readNBytes(1), StandardCharsets.US_ASCII))
                    .isEqualTo("a");
        }
    }

    @Test
    void a_half_open_connection_stays_dead_and_a_new_one_works() throws IOException {
        try (var near = connect()) {
            assertThat(said(near, "a")).isEqualTo("a");
            proxy.set(new Fault.HalfOpen());
            proxy.heal();
            assertThatThrownBy(() -> said(near, "b")).isInstanceOf(SocketTimeoutException.class);
            try (var other = connect()) {
                assertThat(said(other, "c")).isEqualTo("c");
            }
        }
    }

    @Test
    void a_connection_is_reset_after_so_many_bytes() throws IOException {
        proxy.set(new Fault.ResetAfter(6));
        try (var near = connect()) {
            assertThat(said(near, "abc")).isEqualTo("abc");
            assertThatThrownBy(() -> said(near, "d")).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void an_answer_is_lost_after_the_work_was_done() throws IOException {
        proxy.set(new Fault.LoseAnswers(1));
        try (var near = connect()) {
            near.setSoTimeout(5_000);
            assertThatThrownBy(() -> said(near, "abc")).isInstanceOf(SocketException.class);
        }
        assertThat(arrived.get()).isEqualTo(3);
    }

    @Test
    void bytes_trickle() throws IOException {
        proxy.set(new Fault.Trickle(10));
        try (var near = connect()) {
            near.setSoTimeout(5_000);
            var began = System.nanoTime();
            assertThat(said(near, "abcdef")).isEqualTo("abcdef");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(500));
        }
    }

    private Socket connect() throws IOException {
        var near = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        near.setSoTimeout(SHORT_MILLIS);
        return near;
    }

    private static String said(Socket near, String text) throws IOException {
        near.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        var heard = near.getInputStream().readNBytes(text.length());
        if (heard.length < text.length()) {
            throw new SocketException("ended");
        }
        return new String(heard, StandardCharsets.US_ASCII);
    }

    private void accept() {
        while (!echo.isClosed()) {
            try {
                var far = echo.accept();
                daemon(() -> answer(far));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket far) {
        try (far) {
            var in = far.getInputStream();
            for (int each = in.read(); each >= 0; each = in.read()) {
                arrived.incrementAndGet();
                far.getOutputStream().write(each);
            }
        } catch (IOException closed) {
            // the end of this test
        }
    }

    private static void daemon(Runnable task) {
        var thread = new Thread(task, "echo");
        thread.setDaemon(true);
        thread.start();
    }
}
