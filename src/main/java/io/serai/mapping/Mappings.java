package io.serai.mapping;

import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import java.io.StringReader;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The partners' JSLT, compiled once. */
final class Mappings {
    private static final Pattern PLACE = Pattern.compile("at line (\\d+), column \\d+");

    private static final int MOST_COMPILED = 1_000;

    private final Supplier<Resources> files;
    private final Map<Key, Mapping> compiled = new ConcurrentHashMap<>();
    private final Map<String, Ready> ready = new ConcurrentHashMap<>();

    /** What a compiled mapping depends on. */
    private record Key(
            String folder,
            String file,
            @Nullable ZoneId zone,
            Map<String, Column> columns,
            Map<String, String> saved) {}

    /** The mapping of a partner with these very settings. */
    private record Ready(Partner partner, Mapping mapping) {}

    Mappings(Supplier<Resources> files) {
        this.files = files;
    }

    /** @throws SetupException if it is missing or does not compile */
    @SuppressWarnings("ReferenceEquality")
    Mapping of(Partner partner) {
        var last = ready.get(partner.name());
        if (last != null && last.partner() == partner) {
            return last.mapping();
        }
        var resources = files.get();
        var key = new Key(
                partner.folder(),
                partner.mapping(),
                partner.zone(),
                partner.columns(),
                resources.saved(partner.folder()));
        if (compiled.size() > MOST_COMPILED) {
            compiled.clear();
        }
        var mapping = compiled.computeIfAbsent(key, absent -> compile(resources, partner))
                .of(partner);
        ready.put(partner.name(), new Ready(partner, mapping));
        return mapping;
    }

    /**
     * Another mapping in a partner's folder.
     *
     * @throws SetupException if it is missing or does not compile
     */
    Mapping of(Partner partner, String file) {
        var resources = files.get();
        var key = new Key(partner.folder(), file, partner.zone(), Map.of(), resources.saved(partner.folder()));
        return compiled.computeIfAbsent(key, absent -> jslt(resources, partner, file))
                .of(partner);
    }

    private static Mapping compile(Resources resources, Partner partner) {
        return partner.columns().isEmpty() ? jslt(resources, partner, partner.mapping()) : columns(resources, partner);
    }

    /** What is wrong is told by the line of the settings that names the column. */
    private static Mapping columns(Resources resources, Partner partner) {
        var file = Resources.ROOT + partner.file();
        var text = resources.read(partner.file()).orElse("");
        return new Mapping(file, text, expression(resources, partner, file, Columns.jslt(partner)), Map.of());
    }

    private static Mapping jslt(Resources resources, Partner partner, String mapping) {
        var path = path(partner, mapping);
        var file = Resources.ROOT + path;
        var text = resources
                .read(path)
                .orElseThrow(() -> SetupException.at(
                        file, 0, "the mapping is missing", "write it, or name another in " + partner.file(), null));
        return new Mapping(file, text, expression(resources, partner, file, text), Map.of());
    }

    /** A name that begins with a slash is meant from the root of the mappings: a file that several partners share. */
    private static String path(Partner partner, String mapping) {
        return mapping.startsWith("/") ? mapping.substring(1) : partner.folder() + "/" + mapping;
    }

    private static Expression expression(Resources resources, Partner partner, String file, String text) {
        try {
            return SharedNames.in(parser(partner, file, text)
                    .withResourceResolver(name -> new StringReader(module(resources, partner, name)))
                    .compile());
        } catch (JsltException e) {
            throw wrong(file, e);
        } catch (StackOverflowError e) {
            throw SetupException.at(file, 0, "it is nested too deeply", "take it apart into functions", null);
        }
    }

    private static Parser parser(Partner partner, String file, String text) {
        return new Parser(new StringReader(text)).withSource(file).withFunctions(Functions.of(partner.zone()));
    }

    /** The parser says in its first line what it met and where, and then at length what else it would have taken. */
    private static SetupException wrong(String file, JsltException e) {
        var message = e.getMessageWithoutLocation().lines().findFirst().orElse("");
        var place = PLACE.matcher(message);
        int line = place.find() ? Integer.parseInt(place.group(1)) : Math.max(0, e.getLine());
        return SetupException.at(
                e.getSource() == null ? file : e.getSource(),
                line,
                message,
                "correct the JSLT there, or just above",
                e);
    }

    /**
     * What is imported has functions and variables alone. With an expression behind them it could be called as a function itself, and
     * JSLT would run that with variables of its own, past the bounds of {@link BoundedScope}.
     */
    private static String module(Resources resources, Partner partner, String name) {
        var text = imported(resources, partner, name);
        if (isWhole(resources, partner, name, text)) {
            throw SetupException.at(
                    name,
                    0,
                    "what is imported has an expression behind its functions",
                    "make that a function too, and call it by its name",
                    null);
        }
        return text;
    }

    /** Alone only a mapping compiles that has an expression at its end. */
    private static boolean isWhole(Resources resources, Partner partner, String name, String text) {
        try {
            parser(partner, name, text)
                    .withResourceResolver(further -> new StringReader(imported(resources, partner, further)))
                    .compile();
            return true;
        } catch (JsltException e) {
            return false;
        }
    }

    /** An import is looked for beside the mapping, then at the root of the mappings. */
    private static String imported(Resources resources, Partner partner, String name) {
        return resources
                .read(partner.folder() + "/" + name)
                .or(() -> resources.read(name))
                .orElseThrow(() -> new JsltException("there is no " + name + " to import"));
    }
}
