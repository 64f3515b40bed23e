package io.serai.journeys;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** X12 as a carrier writes it: by hand, apart from the hub's own codec. */
final class X12 {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT);

    private X12() {}

    /** A 214 with one transaction set for each parcel. */
    static String statuses(int control, List<String> parcels, String code, Instant at) {
        var utc = at.atZone(ZoneOffset.UTC);
        var segments = new ArrayList<String>();
        segments.add(String.format(
                Locale.ROOT,
                "ISA*00*          *00*          *ZZ*ANDES          *ZZ*SERAI          *%s*%s*U*00401*%09d*0*P*>",
                DAY.format(utc).substring(2),
                TIME.format(utc).substring(0, 4),
                control));
        segments.add("GS*QM*ANDES*SERAI*" + DAY.format(utc) + "*"
                + TIME.format(utc).substring(0, 4) + "*" + control + "*X*004010");
        for (int i = 0; i < parcels.size(); i++) {
            var set = String.format(Locale.ROOT, "%04d", i + 1);
            var sscc = parcels.get(i);
            segments.add("ST*214*" + set);
            segments.add("B10*" + sscc + "*" + sscc + "*ANDE");
            segments.add("LX*1");
            segments.add("AT7*" + code + "*NS***" + DAY.format(utc) + "*" + TIME.format(utc) + "*UT");
            segments.add("MS1*CORDOBA*X*AR");
            segments.add("MAN*GM*" + sscc);
            segments.add("SE*7*" + set);
        }
        segments.add("GE*" + parcels.size() + "*" + control);
        segments.add(String.format(Locale.ROOT, "IEA*1*%09d", control));
        return String.join("~\n", segments) + "~\n";
    }
}
