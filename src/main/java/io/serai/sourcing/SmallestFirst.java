package io.serai.sourcing;

/** Indexes in the order of their keys, found one at a time: a binary heap, built in linear time (R. W. Floyd, Treesort 3, 1964). */
final class SmallestFirst {
    private final double[] keys;
    private final int[] heap;
    private int size;

    /** Of the first {@code size} of the indexes. */
    SmallestFirst(double[] keys, int[] indexes, int size) {
        this.keys = keys;
        this.heap = indexes;
        this.size = size;
        for (int i = size / 2 - 1; i >= 0; i--) {
            sink(i);
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    double smallest() {
        return keys[heap[0]];
    }

    int remove() {
        int first = heap[0];
        heap[0] = heap[--size];
        sink(0);
        return first;
    }

    private void sink(int start) {
        int node = start;
        int moving = heap[node];
        while (2 * node + 1 < size) {
            int child = 2 * node + 1;
            if (child + 1 < size && keys[heap[child + 1]] < keys[heap[child]]) {
                child++;
            }
            if (keys[moving] <= keys[heap[child]]) {
                break;
            }
            heap[node] = heap[child];
            node = child;
        }
        heap[node] = moving;
    }
}
