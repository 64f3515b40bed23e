package io.serai.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A partner that sends the contract as it is, in any format, and what becomes of what it sends. */
final class Sample {
    private Sample() {}

    /** A small order in which everything is right. */
    static String order() {
        return """
                {
                  "kind": "order",
                  "reference": "1",
                  "revision": 1,
                  "placedAt": "2025-11-22T12:00:00Z",
                  "currency": "ARS",
                  "taxIncluded": true,
                  "fulfilment": {"mode": "ship"},
                  "shipTo": {"name": "Ana", "street": ["Colón 1"], "city": "Córdoba", "country": "AR"},
                  "lines": [
                    {"id": "a", "sku": "REMERA", "quantity": 2, "unitPrice": "10.00"},
                    {"id": "b", "sku": "MEDIAS", "quantity": 1, "unitPrice": "5.00"}
                  ],
                  "total": "25.00"
                }
                """;
    }

    static Partners partners(String format, String settings, String jslt) {
        try {
            var root = Files.createTempDirectory(Path.of("target"), "mappings");
            var folder = Files.createDirectories(root.resolve("channels/sample"));
            Files.writeString(
                    folder.resolve("channel.yaml"), "lane: orders\nformat: " + format + "\n" + settings + "\n");
            Files.writeString(folder.resolve("order.jslt"), jslt);
            return new Partners(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Item> items(String format, String settings, String jslt, byte[] bytes) {
        var partners = partners(format, settings, jslt);
        return new Normaliser(partners).normalise(partners.find("sample").orElseThrow(), bytes);
    }

    static Result mapped(String format, byte[] bytes) {
        return items(format, "", ".", bytes).get(0).result();
    }

    static Result mapped(String format, String text) {
        return mapped(format, text.getBytes(UTF_8));
    }

    static Problem problem(String format, String settings, byte[] bytes) {
        var items = items(format, settings, ".", bytes);
        assertThat(items).hasSize(1);
        assertThat(items.get(0).result()).isInstanceOf(Result.Refused.class);
        return ((Result.Refused) items.get(0).result()).problems().get(0);
    }

    static Problem problem(String format, String settings, String text) {
        return problem(format, settings, text.getBytes(UTF_8));
    }

    static Problem problem(String format, String text) {
        return problem(format, "", text);
    }

    static Problem problem(String format, byte[] bytes) {
        return problem(format, "", bytes);
    }

    static Element decoded(String format, byte[] bytes) {
        var partner = partners(format, "", ".").find("sample").orElseThrow();
        return new Decoders().decode(partner, bytes).get(0);
    }
}
