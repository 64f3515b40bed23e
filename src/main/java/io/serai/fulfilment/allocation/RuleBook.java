package io.serai.fulfilment.allocation;

import io.serai.sourcing.Network;
import io.serai.sourcing.Rules;
import io.serai.sourcing.Sites;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which rule set counts, and which is tried beside it. Until one was promoted it is the file {@code sourcing/NAME.yaml} of the mappings
 * that {@code serai.sourcing.rules} names. All hubs follow within {@link #FRESH}.
 */
@Component
public class RuleBook {
    private static final Duration FRESH = Duration.ofSeconds(2);

    /**
     * A rule set in its role; decisions from {@code covers} on are tried by a candidate, up to {@code until} if that is said and on those to
     * come if not.
     */
    public record Role(
            long id,
            Rules rules,
            String by,
            Instant since,
            Instant covers,
            @Nullable Instant until) {

        /** Whether what is decided now will be tried, too. */
        boolean isOf(Instant now) {
            return until == null || now.isBefore(until);
        }
    }

    private record Now(Optional<Role> live, Optional<Role> candidate, Instant readAt) {}

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Rules byDefault;
    private final Map<String, Rules> known = new ConcurrentHashMap<>();
    private final Map<String, Network> networks = new ConcurrentHashMap<>();
    private volatile Now now = new Now(Optional.empty(), Optional.empty(), Instant.MIN);

    RuleBook(
            JdbcTemplate jdbc,
            Clock clock,
            @Value("${serai.mappings}") Path mappings,
            @Value("${serai.sourcing.rules:nearest}") String name) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.byDefault = file(mappings, name);
        known.put(byDefault.digest(), byDefault);
    }

    private static Rules file(Path mappings, String name) {
        var file = mappings.resolve("sourcing").resolve(name + ".yaml");
        try {
            return Files.isRegularFile(file) ? Rules.read(file.toString(), Files.readString(file)) : Rules.named(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rule set that counts. */
    public Rules live() {
        return now().live().map(Role::rules).orElse(byDefault);
    }

    /** Since when and by whom it counts; empty as long as nobody promoted one. */
    public Optional<Role> promoted() {
        return now().live();
    }

    /** The one that is tried. */
    public Optional<Role> candidate() {
        return now().candidate();
    }

    /** Whether what locations are given has to be counted, for the rule set that counts or the one that is tried. */
    boolean countsParcels() {
        return live().countsParcels()
                || candidate().filter(role -> role.rules().countsParcels()).isPresent();
    }

    /** The rule set that counts, applied to locations. */
    Network network(Sites sites) {
        return network(live(), sites);
    }

    Network network(Rules rules, Sites sites) {
        var key = rules.digest() + sites.digest();
        var found = networks.get(key);
        if (found == null) {
            if (networks.size() > MAX_NETWORKS) {
                networks.clear();
            }
            found = networks.computeIfAbsent(key, same -> Network.of(rules, sites));
        }
        return found;
    }

    private static final int MAX_NETWORKS = 50;

    /** One that has decided something or was tried. @throws IllegalArgumentException if there is none */
    Rules rules(String digest) {
        return known.computeIfAbsent(
                digest,
                same -> jdbc
                        .query(
                                "select name, text from sourcing_rules where digest = ?",
                                (row, n) -> Rules.read(row.getString(1), row.getString(2)),
                                digest)
                        .stream()
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("there is no rule set " + digest)));
    }

    /** The newest version that was saved under the same name with another text; empty if this very text was, or none. */
    Optional<Integer> newestOther(Rules rules) {
        var same = jdbc.queryForList("select 1 from sourcing_rules where digest = ?", rules.digest());
        return same.isEmpty()
                ? Optional.ofNullable(jdbc.queryForObject(
                        "select max(version) from sourcing_rules where name = ?", Integer.class, rules.name()))
                : Optional.empty();
    }

    private Now now() {
        var seen = now;
        if (seen.readAt().isBefore(clock.instant().minus(FRESH))) {
            seen = new Now(role("LIVE"), role("CANDIDATE"), clock.instant());
            now = seen;
        }
        return seen;
    }

    private Optional<Role> role(String role) {
        return jdbc
                .query(
                        "select id, digest, by_whom, since, covers, covers_until from sourcing_role where role = ? and ended_at is null",
                        (row, n) -> new Role(
                                row.getLong(1),
                                rules(row.getString(2)),
                                row.getString(3),
                                row.getTimestamp(4).toInstant(),
                                row.getTimestamp(5).toInstant(),
                                instant(row.getTimestamp(6))),
                        role)
                .stream()
                .findFirst();
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    /** Keeps the text of a rule set, and notes that it is used. */
    void keep(Rules rules, String by) {
        jdbc.update(
                """
                insert into sourcing_rules (digest, name, version, text, added_by, used_at) values (?, ?, ?, ?, ?, ?)
                on conflict (digest) do update set used_at = excluded.used_at
                """, rules.digest(), rules.name(), rules.version(), rules.text(), by, Timestamp.from(clock.instant()));
    }

    /**
     * Tries a rule set beside the one that counts, in place of another that was tried: on the decisions that were kept from an instant on,
     * and on those to come, or up to another. It has no effect on stock.
     */
    @Transactional
    public void propose(Rules rules, Instant from, @Nullable Instant until, String by) {
        keep(rules, by);
        end("CANDIDATE");
        begin("CANDIDATE", rules.digest(), from, until, by);
    }

    /** Tries none. */
    @Transactional
    public void dismiss() {
        end("CANDIDATE");
        forget();
    }

    /** Lets the one that is tried count. False if none is. */
    @Transactional
    public boolean promote(String by) {
        var digest =
                digests("select digest from sourcing_role where role = 'CANDIDATE' and ended_at is null for update");
        if (digest.isEmpty()) {
            return false;
        }
        if (digests("select digest from sourcing_role where role = 'LIVE'").isEmpty()) {
            // So that there is something to roll back to.
            keep(byDefault, "the hub");
            begin("LIVE", byDefault.digest(), clock.instant(), null, "the hub");
        }
        end("CANDIDATE");
        end("LIVE");
        begin("LIVE", digest.get(0), clock.instant(), null, by);
        return true;
    }

    /** Lets the one count that did before. False if there was none. */
    @Transactional
    public boolean rollBack(String by) {
        var before = digests("""
                select digest from sourcing_role where role = 'LIVE' and ended_at is not null
                  and digest <> (select digest from sourcing_role where role = 'LIVE' and ended_at is null)
                order by id desc limit 1
                """);
        if (before.isEmpty()) {
            return false;
        }
        end("LIVE");
        begin("LIVE", before.get(0), clock.instant(), null, by);
        return true;
    }

    private List<String> digests(String sql) {
        return jdbc.queryForList(sql, String.class);
    }

    private void begin(String role, String digest, Instant covers, @Nullable Instant until, String by) {
        jdbc.update(
                "insert into sourcing_role (role, digest, by_whom, since, covers, covers_until) values (?, ?, ?, ?, ?, ?)",
                role,
                digest,
                by,
                Timestamp.from(clock.instant()),
                Timestamp.from(covers),
                until == null ? null : Timestamp.from(until));
        forget();
    }

    private void end(String role) {
        jdbc.update(
                "update sourcing_role set ended_at = ? where role = ? and ended_at is null",
                Timestamp.from(clock.instant()),
                role);
        // Whoever tries it has its row until he has written, and none tries what has ended.
        for (var table : List.of("sourcing_carried", "sourcing_carried_parcels")) {
            jdbc.update("delete from " + table
                    + " c using sourcing_role r where r.id = c.role_id and r.ended_at is not null");
        }
    }

    private void forget() {
        now = new Now(Optional.empty(), Optional.empty(), Instant.MIN);
    }
}
