package io.serai.demo.tools;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets its eldest entries beyond a limit, so that a stand-in can run for weeks. Not safe for several threads. */
public final class Recent<K, V> extends LinkedHashMap<K, V> {
    private final int limit;

    public Recent(int limit) {
        this.limit = limit;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > limit;
    }
}
