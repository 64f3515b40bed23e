package io.serai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.log.Json;
import jakarta.jms.ConnectionFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The one hub of all journeys for tests that are no journeys: where it is, what opens its doors, and whether it still works. */
public abstract class HubAtHand extends Journey {
    protected static final String SHOP_DOOR = WebShop.DOOR;
    protected static final String SHOP_SECRET = Stage.SHOPIFY;
    protected static final String PAMPA_SECRET = Stage.PAMPA;
    protected static final String STRIPE_SECRET = Stage.STRIPE_EVENTS;
    protected static final String GATE_SECRET = Stage.GATE;
    protected static final String API_KEY = Http.API_KEY;

    /** Where nobody signs, and how many hints a minute come in there from one address. */
    protected static final String UNSIGNED_DOOR = "/channels/pregon/orders";

    protected static final int HINTS = Stage.HINTS / 2;

    @Autowired
    protected JdbcTemplate jdbc;

    @Autowired
    protected ConnectionFactory broker;

    @LocalServerPort
    protected int port;

    /** Where tills put their files. */
    protected static Path tills() {
        return Stage.SET.pos;
    }

    /** Where the kiosk puts its tables. */
    protected static Path kiosk() {
        return Stage.SET.folder.resolve("kiosk");
    }

    /** How often the far end whose hints nobody signs was asked for an order. */
    protected static int hintsFetched() {
        return Stage.SET.pregon.calls("GET", "/orders/.*").size();
    }

    /** A carrier's folder on the SFTP server. */
    protected static Path sftp(String carrier) {
        return Stage.SET.sftp.resolve(carrier);
    }

    /** A new order of the shop in which everything is right, as its webhook tells it; there is stock for it. */
    protected String goodOrder() {
        var remera = world.ware().lies(9, World.CORDOBA);
        return Json.write(world.shop().order().of(1, remera).bought().json());
    }

    /** Whatever came before, a good order goes its way. */
    protected void takesAGoodOrder() {
        var remera = world.ware().lies(1, World.CORDOBA);
        var bought = world.shop().order().of(1, remera).bought();
        var body = Json.write(bought.json()).getBytes(StandardCharsets.UTF_8);
        var reply = world.shop().hands(body, UUID.randomUUID().toString());
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        assertThat(world.receipt(reply).outcomes()).containsExactly("CREATED");
        bought.order().reaches("ALLOCATED");
        remera.isAt(World.CORDOBA, 1, 1);
    }

    /** The outcomes of a receipt's items, once there are any. */
    protected java.util.List<String> outcomes(String receipt) {
        return new Kept(receipt, false, world).outcomes();
    }

    /** The problems of the exception that a receipt's first item waits in. */
    protected com.fasterxml.jackson.databind.JsonNode parked(String receipt) {
        return new Kept(receipt, false, world).parked().view();
    }

    /** The receipt of a file, by its name. */
    protected String file(String name) {
        return world.file(name).id();
    }
}
