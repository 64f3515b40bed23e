package io.serai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.demo.tools.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** A business customer that orders by EDI: puts interchanges on its SFTP server, and finds there what we answer. Written by hand. */
enum Trading {
    X12("x12") {
        @Override
        String interchange(int control, List<String> sets) {
            return String.format(
                            Locale.ROOT,
                            "ISA*00*          *00*          *ZZ*NORTHWEAR      *ZZ*SERAI          *260302*1415*U*00401*%09d*0*P*>~\n",
                            control)
                    + "GS*PO*NORTHWEAR*SERAI*20260302*141530*" + control + "*X*004010~\n" + String.join("", sets)
                    + "GE*" + sets.size() + "*" + control + "~\n"
                    + String.format(Locale.ROOT, "IEA*1*%09d~%n", control);
        }

        @Override
        String order(int no, String reference, String purpose, String sku, int pieces) {
            var set = String.format(Locale.ROOT, "%04d", no);
            return "ST*850*" + set + "~\nBEG*" + (purpose.equals("cancel") ? "01" : "00") + "*SA*" + reference
                    + "**20260302~\nCUR*BY*ARS~\nN1*ST*Northwear*92*114~\nN3*Av. Colon 500~\n"
                    + "N4*Cordoba*X*5000*AR~\nPO1*1*" + pieces + "*EA*19.95**VN*" + sku + "~\nCTT*1~\nSE*9*" + set
                    + "~\n";
        }

        @Override
        String broken(int no, String reference, String sku) {
            return order(no, reference, "", sku, 1).replace("SE*9*", "SE*7*");
        }

        @Override
        String partly(int sets, int taken) {
            return "AK9*P*" + sets + "*" + sets + "*" + taken + "~";
        }

        @Override
        String about(String reference) {
            return "*" + reference + "*20260302*";
        }

        @Override
        String accepted(int pieces) {
            return "ACK*IA*" + pieces + "*EA~";
        }

        @Override
        String waiting(int pieces) {
            return "ACK*IB*" + pieces + "*EA~";
        }

        @Override
        String rejected(int pieces) {
            return "ACK*IR*" + pieces + "*EA~";
        }

        @Override
        String replaces(String reference, String earlier) {
            return "BAK*05*";
        }

        @Override
        Pattern control() {
            return Pattern.compile("IEA\\*1\\*0*(\\d+)~");
        }
    },
    EDIFACT("edifact") {
        @Override
        String interchange(int control, List<String> sets) {
            return "UNA:+.? '\nUNB+UNOC:3+5412345000013:14+7790001000019:14+260302:1415+" + control + "'\n"
                    + String.join("", sets) + "UNZ+" + sets.size() + "+" + control + "'\n";
        }

        @Override
        String order(int no, String reference, String purpose, String sku, int pieces) {
            return "UNH+" + no + "+ORDERS:D:96A:UN:EAN008'\nBGM+220+" + reference + "+"
                    + (purpose.equals("cancel") ? "1" : "9") + "'\nDTM+137:20260302:102'\nNAD+BY+5412345000013::9'\n"
                    + "NAD+DP+5412345000020::9++Almacenes+Av. Colon 500+Cordoba+X+5000+AR'\n"
                    + "NAD+SU+7790001000019::9'\nCUX+2:ARS:9'\nLIN+1'\nPIA+5+" + sku + ":SA'\nQTY+21:" + pieces
                    + ":PCE'\nPRI+AAA:19.95'\nUNS+S'\nCNT+2:1'\nUNT+14+" + no + "'\n";
        }

        @Override
        String broken(int no, String reference, String sku) {
            return order(no, reference, "", sku, 1).replace("UNT+14+", "UNT+12+");
        }

        @Override
        String partly(int sets, int taken) {
            return "+4+29'";
        }

        @Override
        String about(String reference) {
            return "RFF+ON:" + reference + "'";
        }

        @Override
        String accepted(int pieces) {
            return "QTY+113:" + pieces + ":PCE'";
        }

        @Override
        String waiting(int pieces) {
            return "QTY+83:" + pieces + ":PCE'";
        }

        @Override
        String rejected(int pieces) {
            return "LIN+1+7'\nPIA+5+";
        }

        @Override
        String replaces(String reference, String earlier) {
            return "RFF+ACW:" + reference + "-" + earlier + "'";
        }

        @Override
        Pattern control() {
            return Pattern.compile("UNZ\\+1\\+0*(\\d+)'");
        }
    };

    private static final AtomicInteger CONTROLS = new AtomicInteger(7_000);

    private final String partner;

    Trading(String partner) {
        this.partner = partner;
    }

    String partner() {
        return partner;
    }

    abstract String interchange(int control, List<String> sets);

    /** @param purpose {@code cancel}, or nothing: an order */
    abstract String order(int no, String reference, String purpose, String sku, int pieces);

    /** An order whose count of segments is wrong. */
    abstract String broken(int no, String reference, String sku);

    /** What the syntax's answer says of an interchange of which a part was refused. */
    abstract String partly(int sets, int taken);

    /** What an answer says of the order that it is about. */
    abstract String about(String reference);

    abstract String accepted(int pieces);

    abstract String waiting(int pieces);

    abstract String rejected(int pieces);

    /** What an answer says that stands in the place of the one with an earlier number. */
    abstract String replaces(String reference, String earlier);

    /** Where an answer has the number of its interchange. */
    abstract Pattern control();

    /** Puts an interchange on its server; the name of the file. */
    String orders(String... sets) {
        return ordersAt("1415", sets);
    }

    /** The same, written at another time of the same day: {@code HHMM}. */
    String ordersAt(String time, String... sets) {
        int control = CONTROLS.incrementAndGet();
        var name = "orders-" + control + "." + partner;
        var text = interchange(control, List.of(sets)).replace("1415", time);
        WholeFile.write(folder("out"), name, text.getBytes(StandardCharsets.ISO_8859_1));
        return name;
    }

    /** Puts a file of many interchanges on its server, each with one order; the name of the file. */
    String interchanges(List<String> orders) {
        var all = new StringBuilder();
        orders.forEach(order -> all.append(interchange(CONTROLS.incrementAndGet(), List.of(order))));
        var name = "many-" + CONTROLS.incrementAndGet() + "." + partner;
        WholeFile.write(folder("out"), name, all.toString().getBytes(StandardCharsets.ISO_8859_1));
        return name;
    }

    static String reference() {
        return "PO-" + CONTROLS.incrementAndGet();
    }

    Path folder(String name) {
        return Stage.SET.folder.resolve("partners/" + partner + "/serai").resolve(name);
    }

    /** An answer that lies on the server. */
    record Answer(Path file, String text) {}

    /** All answers so far that have these words. */
    List<Answer> answers(String... words) {
        var answers = new ArrayList<Answer>();
        try (var files = Files.list(folder("in"))) {
            files.filter(file -> !file.toString().endsWith(".part")).sorted().forEach(file -> {
                var text = text(file);
                if (List.of(words).stream().allMatch(text::contains)) {
                    answers.add(new Answer(file, text));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answers;
    }

    /** The only answer that has these words; waits for it. */
    Answer answer(String... words) {
        var found = new AtomicReference<Answer>();
        World.soon(() -> {
            var answers = answers(words);
            assertThat(answers).as(String.join(", ", words)).hasSize(1);
            found.set(answers.get(0));
        });
        return found.get();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
