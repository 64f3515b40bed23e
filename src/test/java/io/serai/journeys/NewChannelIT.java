package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.demo.tools.WholeFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The hub runs with a folder of routes and one of mappings over those in its jar; the channel {@code kiosk} is nowhere else. */
class NewChannelIT extends Journey {
    private static final Path SAMPLE =
            Path.of("src/test/resources/journeys/mappings/channels/kiosk/samples/orders.in.csv");

    @Test
    void a_channel_of_csv_is_its_settings_alone_in_whatever_character_set_its_files_are() throws IOException {
        var remera = world.ware().lies(5, CORDOBA);
        var ticket = "T-" + remera.sku();
        var file = """
                Ticket;Fecha;Local;SKU;Descripción;Cantidad;Precio;Total;Pago
                %1$s;02/03/2026 10:15;CORDOBA;%2$s;Remera ñandú;2;12.490,00;24.980,00;Tarjeta
                """.formatted(ticket, remera.sku());

        WholeFile.write(
                Stage.SET.folder.resolve("till-csv"), "day.csv", file.getBytes(Charset.forName("windows-1252")));

        assertThat(world.file("day.csv").outcomes()).containsExactly("CREATED");
        var sale = new PlacedOrder("till-csv", ticket, world).reaches("COMPLETED");
        assertThat(sale.view().path("total").asText()).isEqualTo("24980.00");
        remera.isAt(CORDOBA, 3, 0);
    }

    @Test
    void a_channel_is_a_route_file_and_a_folder_of_mappings_and_no_java() throws IOException {
        var remera = world.ware().lies(5, CORDOBA);
        var file = Files.readString(SAMPLE).formatted(remera.sku());

        WholeFile.write(Stage.SET.folder.resolve("kiosk"), "monday.csv", file.getBytes(StandardCharsets.UTF_8));

        assertThat(world.file("monday.csv").outcomes()).containsExactly("CREATED", "PARKED SER-0420");
        var order = new PlacedOrder("kiosk", "K-1", world).reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 2));
        assertThat(order.view().path("total").asText()).isEqualTo("29000.00");
        assertThat(order.view().path("placedAt").asText()).isEqualTo("2026-03-02T13:15:00Z");
    }
}
