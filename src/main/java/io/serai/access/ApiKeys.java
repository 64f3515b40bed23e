package io.serai.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The keys of programs. Several are valid at a time, so that one is replaced without a gap: make the new one, give it to the program,
 * remove the old one. {@code serai.access.api-key} is one more, for a hub that is set up by properties alone; it may act.
 */
@Repository
class ApiKeys {
    /** Who shows the key of the property. */
    static final String OF_PROPERTY = "api-key";

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._-]{1,60}");

    /** A key as it is listed: never the key itself. */
    record Listed(
            String name,
            Role role,
            String madeBy,
            Instant madeAt,
            @Nullable Instant usedAt) {}

    /** Who shows a key. */
    record Holder(String name, Role role) {}

    private final JdbcTemplate jdbc;
    private final byte[] given;

    ApiKeys(JdbcTemplate jdbc, @Value("${serai.access.api-key:}") String given) {
        this.jdbc = jdbc;
        this.given = given.getBytes(StandardCharsets.UTF_8);
    }

    /** Whose key that is; empty if it is nobody's. */
    Optional<Holder> holder(String key) {
        if (given.length > 0 && MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8), given)) {
            return Optional.of(new Holder(OF_PROPERTY, Role.OPERATOR));
        }
        var hash = hash(key);
        var holder = jdbc
                .query(
                        "select name, role from api_key where hash = ?",
                        (row, n) -> new Holder(row.getString(1), Role.valueOf(row.getString(2))),
                        hash)
                .stream()
                .findFirst();
        holder.ifPresent(known -> jdbc.update("""
                        update api_key set used_at = date_trunc('minute', now())
                        where hash = ? and (used_at is null or used_at < date_trunc('minute', now()))
                        """, hash));
        return holder;
    }

    List<Listed> all() {
        return jdbc.query(
                "select name, role, made_by, made_at, used_at from api_key order by name",
                (row, n) -> new Listed(
                        row.getString(1),
                        Role.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getTimestamp(4).toInstant(),
                        row.getTimestamp(5) == null ? null : row.getTimestamp(5).toInstant()));
    }

    /**
     * Makes a key.
     *
     * @return the key, which is told this once
     * @throws RefusedException {@code key-name} if the name is empty, strange or taken
     */
    String make(String name, Role role, String madeBy) {
        var key = Tokens.next();
        boolean made = NAME.matcher(name).matches()
                && !name.equals(OF_PROPERTY)
                && jdbc.update(
                                "insert into api_key (name, hash, role, made_by) values (?, ?, ?, ?) on conflict do nothing",
                                name,
                                hash(key),
                                role.name(),
                                madeBy)
                        > 0;
        if (!made) {
            throw new RefusedException("key-name");
        }
        return key;
    }

    void remove(String name) {
        jdbc.update("delete from api_key where name = ?", name);
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
