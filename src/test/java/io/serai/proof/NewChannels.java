package io.serai.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A new channel of CSV and one of JSON, each from one message of its partner and by the commands alone. */
final class NewChannels {
    private static final Map<String, String> SAMPLES = Map.of("csv", """
            Nro. de pedido;Fecha;Cliente;Dirección;Ciudad;CP;SKU;Cant.;Precio unitario;Total
            77;28/03/2026 09:30;Ana Díaz;Colón 1;Córdoba;5000;A-1;2;1.010,50;2.021,00
            """, "json", """
            {"pedidos": [{"id": 501, "fecha": "2026-03-02T10:15:00-03:00", "cliente": {"nombre": "Inés", "mail": "i@example.com"},
              "envio": {"calle": "Colón 1", "ciudad": "Córdoba", "cp": "5000", "costo": "500,00"},
              "items": [{"codigo": "A-1", "cantidad": 2, "precio": "1.010,50"}], "total": "2.521,00"}]}
            """);

    private NewChannels() {}

    /** Makes one, tries it, writes down what its sample becomes, and holds it against the contract kit. */
    static void make(String format, Path folder) throws IOException {
        var name = "feria-" + format;
        var mappings = folder.resolve("mappings").toString();
        var sample = Files.writeString(folder.resolve("first." + format), SAMPLES.getOrDefault(format, ""))
                .toString();
        assertThat(Cli.run(
                        "channel",
                        "new",
                        name,
                        "--like",
                        format,
                        "--sample",
                        sample,
                        "--mappings",
                        mappings,
                        "--routes",
                        folder.resolve("routes").toString()))
                .as("channel new %s", name)
                .isZero();
        assertThat(Cli.run("map", "--channel", name, "--mappings", mappings, sample))
                .as("map %s", name)
                .isZero();
        assertThat(Cli.run("channel", "check", name, "--mappings", mappings, "--write"))
                .as("channel check %s --write", name)
                .isZero();
        assertThat(Cli.run("channel", "check", name, "--mappings", mappings))
                .as("channel check %s", name)
                .isZero();
    }
}
