package io.serai.console;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people call the locations. */
@Component
public class PlaceNames {
    private final JdbcClient jdbc;

    PlaceNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The names of those that are known, by their code. */
    public Map<String, String> of(Collection<String> codes) {
        var names = new HashMap<String, String>();
        if (!codes.isEmpty()) {
            jdbc.sql("select id, name from location where id in (:codes)")
                    .param("codes", Set.copyOf(codes))
                    .query(row -> {
                        names.put(row.getString("id"), row.getString("name"));
                    });
        }
        return names;
    }
}
