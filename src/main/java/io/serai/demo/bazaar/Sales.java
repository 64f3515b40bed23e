package io.serai.demo.bazaar;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.tools.Book;
import io.serai.demo.tools.Json;
import io.serai.demo.tools.Recent;
import io.serai.demo.web.Call;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What was sold at the bazaar, and what the hub has told of it. The book outlives the process. */
final class Sales implements Closeable {
    private static final int REMEMBERED = 5_000;
    private static final Pattern NUMBER = Pattern.compile("\\d{13}");

    private final Map<String, Entry> entries = new Recent<>(REMEMBERED);
    private final Book book;

    /** A sale, and what the hub said of it. */
    private record Entry(Sale sale, List<JsonNode> told) {}

    Sales(Path file) {
        book = Book.open(file, this::replay);
    }

    synchronized void keep(Sale sale) {
        book.append(Map.of("sale", sale));
        enter(sale);
    }

    /** The sale in whose name, as in a path, its number stands. */
    synchronized Optional<Sale> find(String channel, String name) {
        return Optional.ofNullable(entries.get(key(channel, name))).map(Entry::sale);
    }

    /** Those that were made from then on, in turn. */
    synchronized List<Sale> since(String channel, Instant from) {
        return entries.values().stream()
                .map(Entry::sale)
                .filter(sale -> sale.channel().equals(channel) && !sale.at().isBefore(from))
                .toList();
    }

    /** The hub tells something of a sale. */
    synchronized void tell(Sale sale, Call call) {
        var said = Json.object().put("method", call.method()).put("path", call.path());
        said.set("body", body(call));
        book.append(Map.of("channel", sale.channel(), "number", sale.number(), "told", said));
        told(key(sale.channel(), Long.toString(sale.number())), said);
    }

    /** XML is kept as text. */
    private static JsonNode body(Call call) {
        if (call.body().length == 0) {
            return Json.object();
        }
        return call.body()[0] == '<' ? Json.tree(new String(call.body(), StandardCharsets.UTF_8)) : call.json();
    }

    /** What the hub has told of a sale, in turn: {@code method}, {@code path}, {@code body}. */
    synchronized List<JsonNode> told(Sale sale) {
        var entry = entries.get(key(sale.channel(), Long.toString(sale.number())));
        return entry == null ? List.of() : List.copyOf(entry.told());
    }

    /** All of it, for whoever compares. */
    synchronized Object lines() {
        return entries.values().stream()
                .map(entry -> Map.of(
                        "channel", entry.sale().channel(),
                        "number", entry.sale().number(),
                        "told", List.copyOf(entry.told())))
                .toList();
    }

    @Override
    public void close() throws IOException {
        book.close();
    }

    private void replay(JsonNode line) {
        if (line.has("sale")) {
            enter(Json.as(line.path("sale"), Sale.class));
        } else {
            told(key(line.path("channel").asText(), line.path("number").asText()), line.path("told"));
        }
    }

    private void enter(Sale sale) {
        entries.put(key(sale.channel(), Long.toString(sale.number())), new Entry(sale, new ArrayList<>()));
    }

    private void told(String key, JsonNode said) {
        var entry = entries.get(key);
        if (entry != null) {
            entry.told().add(said);
        }
    }

    private static String key(String channel, String name) {
        var number = NUMBER.matcher(name);
        return channel + " " + (number.find() ? number.group() : "");
    }
}
