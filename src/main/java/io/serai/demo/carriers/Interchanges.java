package io.serai.demo.carriers;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the carrier's X12 files of version 004010: 214 (what happened to parcels) and 997 (that a file was taken). */
final class Interchanges {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);

    private final String scac;
    private final Clock clock;

    /** @param scac the carrier's standard code, two to four letters */
    Interchanges(String scac, Clock clock) {
        this.scac = scac;
        this.clock = clock;
    }

    /** One transaction set for each event. */
    byte[] tracking(Trade trade, long control, List<Event> events) {
        var sets = new ArrayList<List<String>>();
        for (var event : events) {
            var at = event.at().atZone(ZoneOffset.UTC);
            sets.add(List.of(
                    "B10*" + event.parcel() + "*" + event.parcel() + "*" + scac,
                    "LX*1",
                    "AT7*" + event.kind().code() + "*NS***" + DAY.format(at) + "*" + SECOND.format(at) + "*UT",
                    "MS1*BUENOS AIRES*BA*AR",
                    "MAN*GM*00" + event.parcel()));
        }
        return interchange(trade, control, "QM", "214", sets);
    }

    /** Says that a functional group was taken as a whole; {@code sets} are the control numbers of its transaction sets. */
    byte[] taken(Trade trade, long control, String functional, String group, String type, List<String> sets) {
        var body = new ArrayList<String>();
        body.add("AK1*" + functional + "*" + group);
        for (var set : sets) {
            body.add("AK2*" + type + "*" + set);
            body.add("AK5*A");
        }
        body.add("AK9*A*" + sets.size() + "*" + sets.size() + "*" + sets.size());
        return interchange(trade, control, "FA", "997", List.of(body));
    }

    private byte[] interchange(Trade trade, long control, String functional, String type, List<List<String>> sets) {
        var now = Instant.now(clock).atZone(ZoneOffset.UTC);
        var all = new ArrayList<String>();
        all.add(isa(trade, control, now));
        all.add(String.join(
                "*",
                "GS",
                functional,
                trade.usCode(),
                trade.shipperCode(),
                DAY.format(now),
                MINUTE.format(now),
                Long.toString(control),
                "X",
                "004010"));
        for (int i = 0; i < sets.size(); i++) {
            var number = String.format(Locale.ROOT, "%04d", i + 1);
            all.add("ST*" + type + "*" + number);
            all.addAll(sets.get(i));
            all.add("SE*" + (sets.get(i).size() + 2) + "*" + number);
        }
        all.add("GE*" + sets.size() + "*" + control);
        all.add("IEA*1*" + nine(control));
        return (String.join("~\n", all) + "~\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static String isa(Trade trade, long control, ZonedDateTime now) {
        return String.join(
                "*",
                "ISA",
                "00",
                " ".repeat(10),
                "00",
                " ".repeat(10),
                trade.usQualifier(),
                fifteen(trade.us()),
                trade.shipperQualifier(),
                fifteen(trade.shipper()),
                SHORT_DAY.format(now),
                MINUTE.format(now),
                "U",
                "00401",
                nine(control),
                "0",
                "P",
                ">");
    }

    private static String fifteen(String id) {
        return String.format(Locale.ROOT, "%-15s", id);
    }

    private static String nine(long control) {
        return String.format(Locale.ROOT, "%09d", control);
    }
}
