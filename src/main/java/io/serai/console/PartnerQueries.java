package io.serai.console;

import static io.serai.console.Columns.instant;
import static io.serai.console.Columns.json;
import static io.serai.console.Columns.optionalInstant;
import static io.serai.console.Columns.optionalUuid;
import static io.serai.console.Columns.parameter;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How it goes with each partner: what came from it, what waits for it, what went wrong last. What is counted has a limit. */
@Component
public class PartnerQueries {
    /** At most so many items of a partner, messages that wait, or calls at a door are counted. */
    static final int MAX_COUNTED = 10_000;

    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);
    private static final Duration LATELY = Duration.ofHours(24);
    private static final int MAX_ANSWER = 200;

    private static final String NAMES = """
            with recursive p as (
              select min(partner) as name from receipt
              union all
              select (select min(partner) from receipt where partner > p.name) from p where p.name is not null)
            select name from p where name is not null""";

    /**
     * By rows of (partner, id), so that it is read along the index of those two: a partner that has been silent for long is not looked
     * for among all messages.
     */
    private static final String MESSAGES = """
            select n.name, e.id, e.code, e.created_at, lately.*,
              (select r.received_at from receipt r
               where (r.partner, r.id) >= (n.name, :first) and (r.partner, r.id) <= (n.name, :last)
               order by r.partner desc, r.id desc limit 1) as last_message
            from unnest(:names) n(name)
            cross join lateral (
              select count(*) filter (where outcome <> 'PARKED') as taken, count(*) filter (where outcome = 'PARKED') as parked
              from (select i.outcome
                    from (select r.partner, r.id from receipt r
                          where (r.partner, r.id) >= (n.name, uuid_from(:since)) and (r.partner, r.id) <= (n.name, :last)
                          order by r.partner desc, r.id desc limit :limit) newest
                    cross join lateral (select outcome from receipt_item where receipt_id = newest.id limit :limit) i
                    limit :limit) items) lately
            left join lateral (
              select id, code, created_at from exception x where x.partner = n.name order by created_at desc limit 1) e on true""";

    private static final String WAITING_IN = """
            select partner, count(*) as n from (select partner from receipt where state = 'WAITING' limit :limit) waiting
            group by partner""";

    private static final String WAITING_OUT = """
            with recursive d as (
              select min(door) as door from attempt where state in ('WAITING', 'STARTED', 'UNKNOWN')
              union all
              select (select min(door) from attempt where state in ('WAITING', 'STARTED', 'UNKNOWN') and door > d.door)
              from d where d.door is not null)
            select d.door, f.kind, f.answer, f.changed_at,
              (select count(*) from (select from attempt a where a.door = d.door and state in ('WAITING', 'STARTED', 'UNKNOWN')
                                     limit :limit) waiting) as n
            from d left join lateral (
              select kind, answer, changed_at from attempt a
              where a.door = d.door and state in ('WAITING', 'STARTED', 'UNKNOWN') and answer is not null
              order by changed_at desc limit 1) f on true
            where d.door is not null""";

    private record Messages(
            PartnerView.Items lately, @Nullable Instant last, PartnerView.@Nullable Parked parked) {}

    private record Calls(long waiting, PartnerView.@Nullable Failed failed) {
        Calls and(Calls other) {
            return new Calls(waiting + other.waiting, failed == null ? other.failed : failed);
        }
    }

    private final JdbcClient jdbc;
    private final Partners partners;
    private final Clock clock;

    @Autowired
    PartnerQueries(JdbcClient jdbc, Partners partners, ObjectProvider<Clock> clock) {
        this(jdbc, partners, clock.getIfAvailable(Clock::systemUTC));
    }

    PartnerQueries(JdbcClient jdbc, Partners partners, Clock clock) {
        this.jdbc = jdbc;
        this.partners = partners;
        this.clock = clock;
    }

    /** Those with settings by kind and name; then those of which only messages or calls are known. */
    public List<PartnerView> all() {
        var known = new LinkedHashMap<String, @Nullable Partner>();
        partners.all().forEach(partner -> known.put(partner.name(), partner));
        var calls = calls();
        Stream.concat(
                        jdbc.sql(NAMES).query(String.class).list().stream(),
                        calls.keySet().stream().sorted())
                .forEach(name -> known.putIfAbsent(name, null));
        var messages = messages(List.copyOf(known.keySet()));
        var waiting = waitingIn();
        var views = new ArrayList<PartnerView>();
        known.forEach((name, partner) -> views.add(view(
                name,
                partner,
                messages.getOrDefault(name, new Messages(PartnerView.Items.NONE, null, null)),
                waiting.getOrDefault(name, 0L),
                calls.getOrDefault(name, new Calls(0, null)))));
        return views;
    }

    /** What is wrong with settings that cannot be read, by the names of their partners. */
    public Map<String, String> broken() {
        return partners.broken();
    }

    private static PartnerView view(
            String name, @Nullable Partner partner, Messages messages, long waiting, Calls calls) {
        return new PartnerView(
                name,
                partner == null ? name : partner.title(),
                partner == null ? null : partner.kind().name(),
                messages.last(),
                messages.lately(),
                waiting,
                calls.waiting(),
                messages.parked(),
                calls.failed());
    }

    private Map<String, Messages> messages(List<String> names) {
        var found = new HashMap<String, Messages>();
        jdbc.sql(MESSAGES)
                .param("names", names.toArray(String[]::new))
                .param("first", FIRST)
                .param("last", LAST)
                .param("since", parameter(clock.instant().minus(LATELY)))
                .param("limit", MAX_COUNTED)
                .query(row -> {
                    found.put(row.getString("name"), messages(row));
                });
        return found;
    }

    private static Messages messages(ResultSet row) throws SQLException {
        long taken = row.getLong("taken");
        long parked = row.getLong("parked");
        var exception = optionalUuid(row, "id");
        return new Messages(
                new PartnerView.Items(taken, parked, taken + parked >= MAX_COUNTED),
                optionalInstant(row, "last_message"),
                exception == null
                        ? null
                        : new PartnerView.Parked(exception, row.getString("code"), instant(row, "created_at")));
    }

    private Map<String, Long> waitingIn() {
        var found = new HashMap<String, Long>();
        jdbc.sql(WAITING_IN).param("limit", MAX_COUNTED).query(row -> {
            found.put(row.getString("partner"), row.getLong("n"));
        });
        return found;
    }

    /** By the name of the partner: what is behind the colon of a door's name, or the whole where there is none. */
    private Map<String, Calls> calls() {
        var found = new HashMap<String, Calls>();
        jdbc.sql(WAITING_OUT).param("limit", MAX_COUNTED).query(row -> {
            var door = row.getString("door");
            found.merge(door.substring(door.indexOf(':') + 1), new Calls(row.getLong("n"), failed(row)), Calls::and);
        });
        return found;
    }

    private static PartnerView.@Nullable Failed failed(ResultSet row) throws SQLException {
        var answer = answer(json(row, "answer"));
        return answer.isEmpty()
                ? null
                : new PartnerView.Failed(row.getString("kind"), answer, instant(row, "changed_at"));
    }

    /** What a call heard, without its outer form. */
    private static String answer(JsonNode json) {
        var text = json.hasNonNull("fault")
                ? json.path("fault").asText()
                : json.isContainerNode() && !json.isEmpty() ? json.toString() : "";
        return text.length() <= MAX_ANSWER ? text : text.substring(0, MAX_ANSWER) + "…";
    }
}
