package io.serai.demo.bazaar;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.tools.Json;
import io.serai.demo.web.Answer;
import io.serai.demo.web.Call;
import io.serai.demo.web.Handler;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The API of a shop or marketplace: who may call it, and what it answers where. The doors are looked at in turn. */
final class Api implements Handler {
    private static final int PAGE = 50;
    private static final Pattern SINCE = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)([T ])(\\d\\d:\\d\\d:\\d\\d)");

    private final Channel channel;
    private final Sales sales;
    private final Login login;
    private final List<Door> doors = new ArrayList<>();

    private record Door(String method, String path, Function<Call, Answer> answer) {}

    Api(Channel channel, Sales sales, Login login) {
        this.channel = channel;
        this.sales = sales;
        this.login = login;
    }

    /** @param path a regular expression */
    Api on(String method, String path, Function<Call, Answer> answer) {
        doors.add(new Door(method, path, answer));
        return this;
    }

    /** Lists what was sold since the time in the question, a page at a time. */
    Api lists(String method, String path, String template, Function<List<JsonNode>, Object> page) {
        return on(method, path, call -> Answer.json(200, page.apply(asked(call, template))));
    }

    /** Shows the one that is named in the path. */
    Api shows(String path, String template) {
        return shows(path, template, order -> order);
    }

    Api shows(String path, String template, Function<JsonNode, Object> dress) {
        return on("GET", path, call -> of(call, sale -> Answer.json(200, dress.apply(json(template, sale)))));
    }

    /** Shows something else of the one that is named in the path, which is to be made of what the hub has told. */
    Api recalls(String path, Function<List<JsonNode>, Object> dress) {
        return on("GET", path, call -> of(call, sale -> Answer.json(200, dress.apply(sales.told(sale)))));
    }

    /** Is told of the one that is named, and says yes. */
    Api hears(String method, String path) {
        return on(
                method,
                path,
                call -> of(call, sale -> {
                    sales.tell(sale, call);
                    return Answer.json(200, Json.object());
                }));
    }

    @Override
    public Answer handle(Call call) {
        var token = login.give(call);
        if (token != null) {
            return token;
        }
        if (!login.knows(call)) {
            return Answer.of(401);
        }
        return doors.stream()
                .filter(door -> call.is(door.method(), door.path()))
                .findFirst()
                .map(door -> door.answer().apply(call))
                .orElseGet(() -> Answer.of(404));
    }

    /** @param call whose path, query or body names a sale */
    Answer of(Call call, Function<Sale, Answer> answer) {
        return sales.find(channel.name(), call.path() + call.query() + new String(call.body(), StandardCharsets.UTF_8))
                .map(answer)
                .orElseGet(() -> Answer.of(404));
    }

    /** A page of those since the time in the question; all of them if it asks for no page. */
    List<Sale> asked(Call call) {
        var all = sales.since(channel.name(), since(call, channel.clock()));
        var first = first(call.query());
        return first.isEmpty()
                ? all
                : all.stream().skip(first.getAsLong()).limit(PAGE).toList();
    }

    private List<JsonNode> asked(Call call, String template) {
        return asked(call).stream().map(sale -> json(template, sale)).toList();
    }

    private static JsonNode json(String template, Sale sale) {
        return Json.read(Template.fill(template, sale).getBytes(StandardCharsets.UTF_8));
    }

    /** How many are before the page: pages are counted from 1, or by what is before them, which PrestaShop writes before their size. */
    private static OptionalLong first(Map<String, String> query) {
        for (var each : query.entrySet()) {
            var name = each.getKey();
            if (name.equals("page") || name.endsWith("[currentPage]")) {
                return OptionalLong.of((Long.parseLong(each.getValue()) - 1) * PAGE);
            }
            if (name.equals("offset")
                    || (name.equals("limit") && each.getValue().contains(","))) {
                return OptionalLong.of(Long.parseLong(each.getValue().split(",", 2)[0]));
            }
        }
        return OptionalLong.empty();
    }

    /** The first time that stands in the question: in UTC, or as the channel's clock shows it if there is a blank in it. */
    private static Instant since(Call call, ZoneId zone) {
        var found = SINCE.matcher(call.query() + new String(call.body(), StandardCharsets.UTF_8));
        if (!found.find()) {
            return Instant.EPOCH;
        }
        return LocalDateTime.parse(found.group(1) + "T" + found.group(3))
                .atZone(found.group(2).equals(" ") ? zone : ZoneOffset.UTC)
                .toInstant();
    }
}
