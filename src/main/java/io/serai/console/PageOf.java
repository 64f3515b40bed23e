package io.serai.console;

import java.util.List;

/** A part of a list. {@code page} counts from 0, {@code total} is exact and counts all that match, on every page. */
public record PageOf<T>(List<T> items, int page, int size, long total) {

    /** The largest page; a greater size asked for is cut to it. */
    public static final int MAX_SIZE = 200;

    /** The last page that can be asked for; who needs more narrows the filter. */
    public static final int MAX_PAGE = 10_000;

    public PageOf {
        items = List.copyOf(items);
    }

    public boolean hasNext() {
        return (page + 1L) * size < total && page < MAX_PAGE;
    }

    public boolean hasPrevious() {
        return page > 0;
    }

    static int boundedSize(int size) {
        return Math.min(Math.max(size, 1), MAX_SIZE);
    }

    static int boundedPage(int page) {
        return Math.min(Math.max(page, 0), MAX_PAGE);
    }
}
