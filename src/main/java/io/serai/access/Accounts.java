package io.serai.access;

import java.security.SecureRandom;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * The people who may log in, with hashed passwords. The first start makes one: with the password of {@code serai.access.password} if it
 * is given, otherwise with a generated one that is logged once and never again.
 */
@Component
class Accounts implements UserDetailsService, ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(Accounts.class);
    private static final int PASSWORD_BYTES = 15;

    private final JdbcTemplate jdbc;
    private final PasswordEncoder encoder;
    private final String name;
    private final String givenPassword;

    Accounts(
            JdbcTemplate jdbc,
            PasswordEncoder encoder,
            @Value("${serai.access.user}") String name,
            @Value("${serai.access.password:}") String givenPassword) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.name = name;
        this.givenPassword = givenPassword;
    }

    @Override
    public UserDetails loadUserByUsername(String username) {
        return jdbc
                .query(
                        "select password, roles from account where name = ?",
                        (row, n) -> User.withUsername(username)
                                .password(row.getString(1))
                                .roles(row.getString(2).split(",", -1))
                                .build(),
                        username)
                .stream()
                .findFirst()
                .orElseThrow(() -> new UsernameNotFoundException("there is no such account"));
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var accounts = jdbc.queryForObject("select count(*) from account", Integer.class);
        if (accounts != null && accounts > 0) {
            return;
        }
        var password = givenPassword.isEmpty() ? generated() : givenPassword;
        jdbc.update(
                "insert into account values (?, ?, 'ADMIN') on conflict do nothing", name, encoder.encode(password));
        if (givenPassword.isEmpty()) {
            log.warn("The first account is '{}' with the password {} — it is shown this once", name, password);
        }
    }

    private static String generated() {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
