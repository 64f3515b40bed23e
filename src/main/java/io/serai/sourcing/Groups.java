package io.serai.sourcing;

import io.serai.sourcing.rules.RuleSet.Group;
import java.util.HashMap;
import java.util.Map;

/** Which sites are in the groups that a rule set names. */
final class Groups {
    private final Map<String, boolean[]> members = new HashMap<>();

    Groups(Map<String, Group> named, Sites sites) {
        named.forEach((name, group) -> members.put(name, members(group, sites)));
    }

    private static boolean[] members(Group group, Sites sites) {
        var members = new boolean[sites.size()];
        for (int i = 0; i < members.length; i++) {
            var site = sites.get(i);
            members[i] = group.types().contains(site.type())
                    || group.locations().contains(site.id().value())
                    || group.countries().contains(site.country());
        }
        return members;
    }

    boolean has(String group, int site) {
        var in = members.get(group);
        return in != null && in[site];
    }
}
