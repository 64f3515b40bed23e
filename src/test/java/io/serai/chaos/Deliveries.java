package io.serai.chaos;

import static io.serai.chaos.Audit.list;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.chaos.Partners.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares what left the hub for carriers, customers and their systems with what came there. */
final class Deliveries {
    private static final Set<String> LEFT = Set.of("SHIPPED", "DELIVERED");

    private final Partners partners;
    private final Database database;
    private final List<JsonNode> orders;
    private final Map<String, Object> counts;
    private final List<String> findings = new ArrayList<>();

    Deliveries(Partners partners, Database database, List<JsonNode> orders, Map<String, Object> counts) {
        this.partners = partners;
        this.database = database;
        this.orders = orders;
        this.counts = counts;
    }

    /** What is wrong, a sentence each; empty if nothing is. */
    List<String> findings() {
        manifests();
        mails();
        customerSystem();
        return findings;
    }

    private void manifests() {
        var notices = partners.notices();
        var times = notices.stream()
                .flatMap(notice -> notice.parcels().stream())
                .collect(groupingBy(Function.identity(), counting()));
        times.forEach((parcel, n) -> expect(n == 1, "parcel %s is on %s manifests", parcel, n));
        var left = orders.stream()
                .flatMap(order -> list(order.path("fulfilments")))
                .filter(each -> LEFT.contains(each.path("state").asText()))
                .flatMap(each -> list(each.path("parcels")))
                .map(parcel -> parcel.path("sscc").asText())
                .toList();
        left.forEach(
                parcel -> expect(times.containsKey(parcel), "parcel %s has left, but no carrier knows it", parcel));
        var numbered = notices.stream().collect(groupingBy(Notice::file, counting()));
        numbered.forEach((file, n) -> expect(n == 1, "manifest %s went to %s carriers", file, n));
        counts.put("manifests", notices.size());
        counts.put("parcels", left.size());
    }

    private void mails() {
        var mails = Mails.read(partners.mails());
        var ids = mails.stream().map(Mails.Mail::id).collect(Collectors.toSet());
        mails.stream()
                .collect(groupingBy(Mails.Mail::content, Collectors.mapping(Mails.Mail::id, Collectors.toSet())))
                .forEach((content, same) ->
                        expect(same.size() == 1, "one mail under several ids %s: %s", same, content));
        database.column(
                        "select id from attempt where door = 'mail' and state = 'DONE' and not coalesce(answer ? 'nothing', false)")
                .forEach(id -> expect(
                        ids.stream().anyMatch(mail -> mail != null && mail.contains(id)),
                        "the mail %s never came",
                        id));
        counts.put("mails", ids.size());
        counts.put("mails repeated", mails.size() - ids.size());
    }

    private void customerSystem() {
        var came = partners.webhooksToCustomer();
        var sent = Set.copyOf(
                database.column("select id from attempt where door = 'webhook:customer' and state = 'DONE'"));
        sent.forEach(id ->
                expect(came.keySet().stream().anyMatch(key -> key.contains(id)), "the webhook %s never came", id));
        came.keySet()
                .forEach(key -> expect(sent.stream().anyMatch(key::contains), "nobody knows of the webhook %s", key));
        counts.put("webhooks", came.size());
        counts.put(
                "webhooks repeated",
                came.values().stream().filter(times -> times > 1).count());
    }

    private void expect(boolean holds, String otherwise, Object... details) {
        if (!holds) {
            findings.add(String.format(java.util.Locale.ROOT, otherwise, details));
        }
    }
}
