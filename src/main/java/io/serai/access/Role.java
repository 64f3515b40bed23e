package io.serai.access;

import java.util.Arrays;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What somebody may do; each may do all that those before it may. */
enum Role {
    /** Look. */
    VIEWER,
    /** Act on orders, exceptions, stock and manifests, and hand in messages. */
    OPERATOR,
    /** Say who may come in, and look into the machine. */
    ADMIN;

    List<GrantedAuthority> authorities() {
        return Arrays.stream(values())
                .filter(role -> role.compareTo(this) <= 0)
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
    }
}
