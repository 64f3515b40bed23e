package io.serai.mapping;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the partner's settings add to a mapped contract: its currency, country, locale, the zone of its times, our names of SKUs and places. */
final class Completion {
    private static final List<String> TIMES = List.of("placedAt", "at");
    private static final List<String> REQUESTED = List.of("shipFrom", "shipBy", "deliverFrom", "deliverBy");
    private static final ObjectMapper JSON =
            new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_EMPTY);
    private static final List<String> ADDRESSES = List.of("shipTo", "billTo");

    private Completion() {}

    /** Changes the contract in place; returns what could not be completed. */
    static List<Finding> complete(ObjectNode contract, @Nullable String kind, Partner partner) {
        if ("order".equals(kind) || "return".equals(kind)) {
            fill(contract, "currency", partner.currency());
        }
        var findings = new ArrayList<Finding>(0);
        ADDRESSES.forEach(address -> place(contract, address, partner, findings));
        ADDRESSES.forEach(address -> fill(contract.get(address), "country", partner.country()));
        fill(contract.get("customer"), "locale", partner.locale());
        phones(contract, partner);
        if (!partner.skuAliases().isEmpty()) {
            contract.path("lines").forEach(line -> rename(line, "sku", partner.skuAliases()));
            rename(contract, "sku", partner.skuAliases());
        }
        rename(contract.get("fulfilment"), "location", partner.locationAliases());
        rename(contract, "location", partner.locationAliases());
        rename(contract, "towards", partner.locationAliases());
        TIMES.forEach(property -> time(contract, property, "", partner, findings));
        if (contract.get("requested") instanceof ObjectNode requested) {
            REQUESTED.forEach(property -> time(requested, property, "/requested", partner, findings));
        }
        return findings;
    }

    /** Of a place that the message names by a code only, the address is in the settings. */
    private static void place(ObjectNode contract, String name, Partner partner, List<Finding> findings) {
        if (!(contract.get(name) instanceof ObjectNode address) || !address.has("code")) {
            return;
        }
        var code = address.get("code");
        var known = partner.addresses().get(code.asText());
        if (known != null) {
            address.remove("code");
            JSON.valueToTree(known).properties().stream()
                    .filter(part -> !address.has(part.getKey())
                            || address.path(part.getKey()).isEmpty())
                    .forEach(part -> address.set(part.getKey(), part.getValue()));
        } else if (name.equals("shipTo")) {
            // It stays in the contract, so that its place is found.
            findings.add(
                    new Finding("SER-0426", Map.of("code", code.asText(), "partner", partner.name()), "/shipTo/code"));
        } else {
            address.remove("code");
        }
    }

    /** A number is of the country of its address; the customer's is of where the order goes, or else of where it is billed. */
    private static void phones(ObjectNode contract, Partner partner) {
        var numbers = new Phones();
        var country = partner.country();
        for (int i = ADDRESSES.size() - 1; i >= 0; i--) {
            var address = contract.path(ADDRESSES.get(i));
            if (address.hasNonNull("country")) {
                country = address.path("country").asText();
                phone(address, country, numbers);
            }
        }
        phone(contract.path("customer"), country, numbers);
    }

    private static void phone(JsonNode node, @Nullable String country, Phones numbers) {
        var phone = node.path("phone");
        if (node instanceof ObjectNode object && phone.isTextual()) {
            numbers.e164(phone.textValue(), country)
                    .ifPresent(number -> object.set("phone", Traced.text(number, phone)));
        }
    }

    private static void fill(@Nullable JsonNode node, String property, @Nullable String value) {
        if (value != null && node instanceof ObjectNode object && !object.hasNonNull(property)) {
            object.put(property, value);
        }
    }

    private static void rename(@Nullable JsonNode node, String property, Map<String, String> aliases) {
        if (node instanceof ObjectNode object && object.path(property).isTextual()) {
            var alias = aliases.get(object.path(property).textValue());
            if (alias != null) {
                object.set(property, Traced.text(alias, object.get(property)));
            }
        }
    }

    private static void time(ObjectNode holder, String property, String path, Partner partner, List<Finding> findings) {
        var time = holder.get(property);
        if (time != null && time.isTextual() && !UsualTime.isInstant(time.textValue())) {
            try {
                var instant = Times.instant(time.textValue(), partner.zone());
                holder.set(property, Traced.text(instant.toString(), time));
            } catch (DateTimeException e) {
                var code = e instanceof Times.Zoneless ? "SER-0204" : "SER-0203";
                var args = Map.of("value", time.textValue(), "settings", partner.file());
                findings.add(new Finding(code, args, path + "/" + property));
            }
        }
    }
}
