package io.serai.workshop;

import io.serai.drafts.WayIn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was saved of a partner.
 *
 * @param files text by path below the root of the mappings; none: what folder and jar say
 * @param routes its ways in, where no route file has them
 * @param restores the version that this one says again
 */
public record Version(
        long id,
        String partner,
        Map<String, String> files,
        List<WayIn> routes,
        String note,
        @Nullable Long restores,
        String savedBy,
        Instant savedAt) {

    public Version {
        files = Map.copyOf(files);
        routes = List.copyOf(routes);
    }
}
