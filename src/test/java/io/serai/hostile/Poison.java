package io.serai.hostile;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicInteger;

/** A Java object that notices when somebody unpacks it. */
final class Poison implements Serializable {
    static final AtomicInteger UNPACKED = new AtomicInteger();
    private static final long serialVersionUID = 1L;

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        UNPACKED.incrementAndGet();
        in.defaultReadObject();
    }
}
