package io.serai.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** One connection through a {@link FaultProxy}: two pumps, which look at its fault before each piece. */
final class Link {
    private static final int PIECE = 8_192;
    private static final int LOOK_MILLIS = 50;
    private static final int TRICKLES_A_SECOND = 10;
    private static final int LOST_FOR_MILLIS = 300;

    private final FaultProxy proxy;
    private final Socket near;
    private final Socket far;
    private final Consumer<Link> gone;
    private final AtomicLong passed = new AtomicLong();
    private final AtomicLong wentThere = new AtomicLong();
    private volatile boolean farEndLost;

    Link(FaultProxy proxy, Socket near, Socket far, Consumer<Link> gone) {
        this.proxy = proxy;
        this.near = near;
        this.far = far;
        this.gone = gone;
    }

    void there() {
        pump(near, far, true);
    }

    void back() {
        pump(far, near, false);
    }

    void beginCounting() {
        passed.set(0);
        wentThere.set(0);
    }

    /** Both ends hear of it at once. */
    void reset() {
        for (var socket : new Socket[] {near, far}) {
            try {
                socket.setSoLinger(true, 0);
            } catch (SocketException closedAlready) {
                // nothing to linger for
            }
            close(socket);
        }
        gone.accept(this);
    }

    /** The far end hears that the connection is over; the near end does not. */
    void loseFarEnd() {
        farEndLost = true;
        close(far);
    }

    private void pump(Socket from, Socket to, boolean there) {
        var piece = new byte[PIECE];
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                if (!farEndLost && !forward(piece, n, out, there)) {
                    reset();
                    return;
                }
            }
            if (!farEndLost) {
                to.shutdownOutput();
            }
            if (there) {
                close(near);
                close(far);
                gone.accept(this);
            }
        } catch (IOException broken) {
            if (!farEndLost) {
                reset();
            } else if (there) {
                close(near);
                gone.accept(this);
            }
        }
    }

    /** False if the connection is to be reset. */
    private boolean forward(byte[] piece, int n, OutputStream out, boolean there) throws IOException {
        waitInTheHole();
        if (farEndLost) {
            return true;
        }
        var fault = proxy.fault();
        long before = passed.getAndAdd(n);
        long sent = there ? wentThere.addAndGet(n) : wentThere.get();
        if (fault instanceof Fault.Delay delay) {
            Pause.millis(delay.by().toMillis());
        } else if (fault instanceof Fault.ResetAfter reset && before + n > reset.bytes()) {
            out.write(piece, 0, (int) Math.max(0, Math.min(n, reset.bytes() - before)));
            return false;
        } else if (fault instanceof Fault.LoseAnswers lose && !there && sent >= lose.afterBytes()) {
            Pause.millis(LOST_FOR_MILLIS);
            return false;
        } else if (fault instanceof Fault.Trickle) {
            trickle(piece, n, out);
            return true;
        }
        out.write(piece, 0, n);
        return true;
    }

    private void trickle(byte[] piece, int n, OutputStream out) throws IOException {
        int at = 0;
        while (at < n) {
            int part = proxy.fault() instanceof Fault.Trickle slow
                    ? Math.min(n - at, Math.max(1, slow.bytesPerSecond() / TRICKLES_A_SECOND))
                    : n - at;
            out.write(piece, at, part);
            at += part;
            Pause.millis(at < n ? 1_000 / TRICKLES_A_SECOND : 0);
        }
    }

    private void waitInTheHole() {
        while (proxy.fault() instanceof Fault.BlackHole && !near.isClosed() && !farEndLost) {
            Pause.millis(LOOK_MILLIS);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closedAlready) {
            // what we wanted
        }
    }
}
