package io.serai.access;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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
import org.springframework.transaction.annotation.Transactional;

/**
 * The people who may log in, with hashed passwords. The first start makes one: with the password of {@code serai.access.password} if it
 * is given, otherwise with a generated one that is logged once and never again.
 */
@Component
class Accounts implements UserDetailsService, ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(Accounts.class);
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._@-]{1,60}");

    private final JdbcTemplate jdbc;
    private final PasswordEncoder encoder;
    private final LoginLimits limits;
    private final String first;
    private final String givenPassword;
    private final int shortest;

    /** @param shortest OWASP and NIST SP 800-63B: length counts, rules about characters do not */
    Accounts(
            JdbcTemplate jdbc,
            PasswordEncoder encoder,
            LoginLimits limits,
            @Value("${serai.access.user}") String first,
            @Value("${serai.access.password:}") String givenPassword,
            @Value("${serai.access.shortest-password:12}") int shortest) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.limits = limits;
        this.first = first;
        this.givenPassword = givenPassword;
        this.shortest = shortest;
    }

    /** Characters that a password has at least. */
    int shortest() {
        return shortest;
    }

    /** One that was tried with too many wrong passwords is locked for a while. */
    @Override
    public UserDetails loadUserByUsername(String name) {
        return jdbc
                .query(
                        "select password, role from account where name = ?",
                        (row, n) -> User.withUsername(name)
                                .password(row.getString(1))
                                .authorities(Role.valueOf(row.getString(2)).authorities())
                                .accountLocked(limits.isLocked(name))
                                .build(),
                        name)
                .stream()
                .findFirst()
                .orElseThrow(() -> new UsernameNotFoundException("there is no such account"));
    }

    Optional<Account> find(String name) {
        return jdbc
                .query(
                        "select name, role from account where name = ?",
                        (row, n) -> new Account(row.getString(1), Role.valueOf(row.getString(2))),
                        name)
                .stream()
                .findFirst();
    }

    List<Account> all() {
        return jdbc.query(
                "select name, role from account order by name",
                (row, n) -> new Account(row.getString(1), Role.valueOf(row.getString(2))));
    }

    /**
     * Makes an account, or gives one another role, and a password if there is one.
     *
     * @throws RefusedException with the reason's key: {@code name}, {@code password}, {@code last-admin}
     */
    @Transactional
    public void save(Account account, String password) {
        var known = find(account.name());
        if (!NAME.matcher(account.name()).matches()) {
            throw new RefusedException("name");
        }
        if ((known.isEmpty() || !password.isEmpty()) && password.length() < shortest) {
            throw new RefusedException("password");
        }
        if (known.isEmpty()) {
            insert(account, password);
            return;
        }
        lockAdmins();
        jdbc.update("update account set role = ? where name = ?", account.role().name(), account.name());
        if (!password.isEmpty()) {
            jdbc.update("update account set password = ? where name = ?", encoder.encode(password), account.name());
        }
        anAdminIsLeft();
    }

    /** @throws RefusedException {@code last-admin} */
    @Transactional
    public void remove(String name) {
        lockAdmins();
        jdbc.update("delete from account where name = ?", name);
        anAdminIsLeft();
    }

    /** Two that remove each other go one after the other. */
    private List<String> lockAdmins() {
        return jdbc.queryForList(
                "select name from account where role = 'ADMIN' order by name for update", String.class);
    }

    private void anAdminIsLeft() {
        if (lockAdmins().isEmpty()) {
            throw new RefusedException("last-admin");
        }
    }

    private boolean insert(Account account, String password) {
        return jdbc.update(
                        "insert into account (name, password, role) values (?, ?, ?) on conflict do nothing",
                        account.name(),
                        encoder.encode(password),
                        account.role().name())
                > 0;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!all().isEmpty()) {
            return;
        }
        if (!givenPassword.isEmpty() && givenPassword.length() < shortest) {
            throw new IllegalStateException("serai.access.password has fewer than " + shortest
                    + " characters: give the first account a longer one, or none, and it is generated / tiene menos de "
                    + shortest + " caracteres: dele a la primera cuenta una más larga, o ninguna, y se genera");
        }
        var password = givenPassword.isEmpty() ? Tokens.next() : givenPassword;
        boolean made = insert(new Account(first, Role.ADMIN), password);
        if (made && givenPassword.isEmpty()) {
            log.warn("The first account is '{}' with the password {} — it is shown this once", first, password);
        }
    }
}
