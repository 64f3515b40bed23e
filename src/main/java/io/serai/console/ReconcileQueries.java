package io.serai.console;

import static io.serai.console.Columns.instant;
import static io.serai.console.Columns.json;
import static io.serai.console.Columns.optional;
import static io.serai.console.Columns.optionalInstant;
import static io.serai.console.Columns.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the runs have found that compare channels with what is here. */
@Component
public class ReconcileQueries {
    private static final String COLUMNS =
            "r.id, r.partner, r.asked_by, r.asked_at, r.since, r.started_at, r.ended_at, r.why, r.listed,"
                    + " r.same, r.handed_in, r.found";

    private final JdbcClient jdbc;

    ReconcileQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The runs of a channel, newest first; the findings are those of the newest that has come to its end. */
    public List<ReconcileView> of(String partner, int limit) {
        var runs = new ArrayList<>(jdbc.sql("select " + COLUMNS
                        + " from reconcile_run r where partner = :partner order by asked_at desc limit :limit")
                .param("partner", partner)
                .param("limit", PageOf.boundedSize(limit))
                .query((row, n) -> view(row))
                .list());
        for (int i = 0; i < runs.size(); i++) {
            if (runs.get(i).state().equals("DONE")) {
                runs.set(i, runs.get(i).with(findings(runs.get(i))));
                break;
            }
        }
        return runs;
    }

    /** The newest run that has ended, of each channel, without its findings. */
    public Map<String, ReconcileView> newest() {
        var newest = new HashMap<String, ReconcileView>();
        jdbc.sql("select distinct on (r.partner) " + COLUMNS
                        + " from reconcile_run r where ended_at is not null order by r.partner, r.asked_at desc")
                .query((row, n) -> view(row))
                .list()
                .forEach(run -> newest.put(run.partner(), run));
        return newest;
    }

    private List<ReconcileView.Finding> findings(ReconcileView run) {
        return jdbc.sql(
                        "select kind, reference, there, here, repaired, why from reconcile_finding where run_id = :run order by no")
                .param("run", run.id())
                .query((row, n) -> new ReconcileView.Finding(
                        row.getString("kind"),
                        row.getString("reference"),
                        optional(row, "there"),
                        optional(row, "here"),
                        row.getBoolean("repaired"),
                        optional(row, "why")))
                .list();
    }

    private static ReconcileView view(ResultSet row) throws SQLException {
        var found = new HashMap<String, Integer>();
        json(row, "found")
                .properties()
                .forEach(each -> found.put(each.getKey(), each.getValue().asInt()));
        return new ReconcileView(
                uuid(row, "id"),
                row.getString("partner"),
                row.getString("asked_by"),
                instant(row, "asked_at"),
                optionalInstant(row, "since"),
                optionalInstant(row, "started_at"),
                optionalInstant(row, "ended_at"),
                optional(row, "why"),
                row.getInt("listed"),
                row.getInt("same"),
                row.getInt("handed_in"),
                found,
                List.of());
    }
}
