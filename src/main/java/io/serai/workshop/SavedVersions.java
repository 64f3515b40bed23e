package io.serai.workshop;

import io.serai.kernel.Port;
import io.serai.mapping.Normaliser;
import io.serai.mapping.Partners;
import io.serai.mapping.SetupException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Has this hub use what was saved at any: once before it takes its first message, then whenever there is a newer version. One that cannot
 * be used here, because the hub is of another release, leaves the partner as it is.
 */
@Port
@Component("savedVersions")
public class SavedVersions implements InitializingBean {
    private static final Logger log = LoggerFactory.getLogger(SavedVersions.class);

    private final Versions versions;
    private final Partners partners;
    private volatile long seen;
    private volatile Map<String, Map<String, String>> used = Map.of();

    SavedVersions(Versions versions, Partners partners) {
        this.versions = versions;
        this.partners = partners;
    }

    @Override
    public void afterPropertiesSet() {
        look();
    }

    public synchronized void look() {
        long latest = versions.latest();
        if (latest != seen) {
            use(versions.current());
            seen = latest;
        }
    }

    private void use(List<Version> current) {
        var files = new HashMap<String, Map<String, String>>();
        for (var version : current) {
            files.put(version.partner(), version.files());
        }
        files.replaceAll((partner, own) -> isSound(partner, own) ? own : used.getOrDefault(partner, Map.of()));
        var all = new HashMap<String, String>();
        files.values().forEach(all::putAll);
        partners.use(all);
        used = Map.copyOf(files);
    }

    private boolean isSound(String partner, Map<String, String> files) {
        if (files.isEmpty() || files.equals(used.get(partner))) {
            return true;
        }
        try {
            var tried = partners.with(files);
            tried.find(partner).ifPresent(found -> new Normaliser(tried).compile(found));
            return true;
        } catch (SetupException e) {
            log.error("What was saved of {} cannot be used here, and it stays as it is: {}", partner, e.getMessage());
            return false;
        }
    }
}
