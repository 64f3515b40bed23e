package io.serai.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Messages that are made, because nobody should keep them as files. Each with the code that it is refused with. */
final class Bombs {
    private static final int MANY = 100_000;
    private static final int LARGE = 9_000_000;
    private static final int LEVELS = 30;

    private Bombs() {}

    /** What makes one message, and a pattern of the code that refuses it. */
    record Bomb(byte[] bytes, String code) {
        Bomb(String text, String code) {
            this(text.getBytes(StandardCharsets.UTF_8), code);
        }
    }

    static Map<String, Bomb> json() {
        var bombs = new LinkedHashMap<String, Bomb>();
        bombs.put("deep arrays", new Bomb("[".repeat(MANY), "SER-0104"));
        bombs.put("deep objects", new Bomb("{\"a\":".repeat(MANY) + "1" + "}".repeat(MANY), "SER-0104"));
        bombs.put("a number with a huge exponent", new Bomb("{\"total_price\":1e999999999}", "SER-0104"));
        bombs.put("a number of nine million digits", new Bomb("{\"id\":" + "9".repeat(LARGE) + "}", "SER-0104"));
        bombs.put(
                "a text of nine million characters",
                new Bomb("{\"id\":\"" + "9".repeat(LARGE) + "\"}", "SER-0[1-4].."));
        bombs.put("a name of nine million characters", new Bomb("{\"" + "a".repeat(LARGE) + "\":1}", "SER-0[1-4].."));
        bombs.put("many names with one hash", new Bomb(sameHash(), "SER-0[1-4].."));
        bombs.put("many elements", new Bomb("{\"line_items\":[" + "{},".repeat(MANY) + "{}]}", "SER-0[1-4].."));
        bombs.put("overlong UTF-8", new Bomb(bytes("{\"id\":\"", 0xC0, 0xAF, "\"}"), "SER-010[12]"));
        bombs.put("half a surrogate in UTF-8", new Bomb(bytes("{\"id\":\"", 0xED, 0xA0, "\"}"), "SER-010[12]"));
        bombs.put("half a surrogate, escaped", new Bomb("{\"id\":\"\\ud800\"}", "SER-0[1-4].."));
        bombs.put("a NUL", new Bomb("{\"id\":\"\0\"}", "SER-010[19]"));
        bombs.put("a NUL, escaped", new Bomb("{\"id\":\"\\u0000\"}", "SER-0[1-4].."));
        bombs.put("a name twice", new Bomb("{\"id\":1,\"id\":2}", "SER-0105"));
        bombs.put("a template", new Bomb("{\"id\":\"{{serai.secrets.shopify}}${sys.user.home}\"}", "SER-0[1-4].."));
        return bombs;
    }

    static Map<String, Bomb> xml(String listener) {
        var bombs = new LinkedHashMap<String, Bomb>();
        bombs.put("a billion laughs", new Bomb(laughs(), "SER-0103"));
        bombs.put(
                "quadratic",
                new Bomb(
                        "<!DOCTYPE a [<!ENTITY x \"" + "x".repeat(MANY) + "\">]><a>" + "&x;".repeat(MANY) + "</a>",
                        "SER-0103"));
        bombs.put(
                "an external entity",
                new Bomb("<!DOCTYPE a [<!ENTITY x SYSTEM \"" + listener + "\">]><a>&x;</a>", "SER-0103"));
        bombs.put(
                "a file as an entity",
                new Bomb("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", "SER-0103"));
        bombs.put(
                "a parameter entity",
                new Bomb("<!DOCTYPE a [<!ENTITY % x SYSTEM \"" + listener + "\"> %x;]><a/>", "SER-0103"));
        bombs.put("an external DTD", new Bomb("<!DOCTYPE a SYSTEM \"" + listener + "\"><a/>", "SER-0103"));
        bombs.put(
                "a DTD behind a comment, in UTF-16",
                new Bomb(
                        ("\uFEFF<!-- x --><!DOCTYPE a SYSTEM \"" + listener + "\"><a/>")
                                .getBytes(StandardCharsets.UTF_16LE),
                        "SER-0103"));
        bombs.put(
                "a schema elsewhere",
                new Bomb(
                        "<a xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:noNamespaceSchemaLocation=\""
                                + listener + "\"/>",
                        "SER-0[1-4].."));
        bombs.put(
                "an inclusion",
                new Bomb(
                        "<a xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"" + listener + "\"/></a>",
                        "SER-0[1-4].."));
        bombs.put("a style sheet", new Bomb("<?xml-stylesheet href=\"" + listener + "\"?><a/>", "SER-0[1-4].."));
        bombs.put("deep elements", new Bomb("<a>".repeat(MANY), "SER-0104"));
        bombs.put("many elements", new Bomb("<a>" + "<b/>".repeat(MANY) + "</a>", "SER-0[1-4].."));
        bombs.put("many attributes", new Bomb(attributes(), "SER-0[1-4].."));
        bombs.put("a long attribute", new Bomb("<a b=\"" + "b".repeat(LARGE) + "\"/>", "SER-0[1-4].."));
        bombs.put("a long name", new Bomb("<" + "a".repeat(LARGE) + "/>", "SER-0[1-4].."));
        bombs.put("a charset that nobody has", new Bomb("<?xml version=\"1.0\" encoding=\"x-evil\"?><a/>", "SER-0102"));
        bombs.put("a NUL", new Bomb("<a>\0</a>", "SER-0109"));
        bombs.put("a character that XML has not", new Bomb("<a>&#0;</a>", "SER-0101"));
        return bombs;
    }

    static byte[] zipped(long bytes) {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            var zeros = new byte[1 << 20];
            for (long i = 0; i < bytes; i += zeros.length) {
                zip.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String laughs() {
        var bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < LEVELS; i++) {
            bomb.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return bomb.append("]><a>&l29;</a>").toString();
    }

    private static String attributes() {
        var element = new StringBuilder("<a");
        for (int i = 0; i < MANY; i++) {
            element.append(" a").append(i).append("=\"\"");
        }
        return element.append("/>").toString();
    }

    /** "Aa" and "BB" have the same hash, and so has every mixture of them. */
    private static String sameHash() {
        var json = new StringBuilder("{");
        for (int i = 0; i < 1 << 16; i++) {
            json.append(i == 0 ? "\"" : ",\"");
            for (int bit = 0; bit < 16; bit++) {
                json.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            json.append("\":1");
        }
        return json.append('}').toString();
    }

    private static byte[] bytes(String before, int first, int second, String after) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        out.write(first);
        out.write(second);
        out.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }
}
