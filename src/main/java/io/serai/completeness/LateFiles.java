package io.serai.completeness;

import io.serai.log.Concern;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Partners whose file is late: none has come for as long as their settings expect one ({@code expect} in {@code channel.yaml}), and its grace.
 * Where none has ever come the time counts from our start.
 */
@Component
class LateFiles implements Concern {
    static final String CODE = "file-late";

    private final Partners partners;
    private final JdbcTemplate jdbc;
    private final Instant began;

    LateFiles(Partners partners, JdbcTemplate jdbc, Clock clock) {
        this.partners = partners;
        this.jdbc = jdbc;
        this.began = clock.instant();
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<String> subjects(Instant now) {
        return partners.all().stream()
                .filter(partner -> isLate(partner, now))
                .map(Partner::name)
                .toList();
    }

    private boolean isLate(Partner partner, Instant now) {
        var expect = partner.expect();
        return expect != null
                && newest(partner).plus(expect.every()).plus(expect.grace()).isBefore(now);
    }

    /** By the newest file, whose id tells the time. */
    private Instant newest(Partner partner) {
        return jdbc.queryForList("""
                        select received_at from receipt where partner = ? and transport in ('file', 'sftp') order by id desc limit 1
                        """, Timestamp.class, partner.name()).stream()
                .map(Timestamp::toInstant)
                .findFirst()
                .orElse(began);
    }
}
