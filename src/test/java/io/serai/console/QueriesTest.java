package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.serai.kernel.OrderId;
import io.serai.kernel.ReceiptId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class QueriesTest {
    private static final OrderId ANA = OrderId.of("01900000-0000-7000-8000-000000000001");
    private static final Locale SPANISH = Language.SPANISH;

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.source());
    private final OrderQueries orders = new OrderQueries(
            jdbc,
            new OrderReader(
                    jdbc,
                    new FulfilmentReader(jdbc),
                    order -> false,
                    new DataSourceTransactionManager(TestDatabase.source()),
                    "https://shop.example/"),
            new TimelineReader(jdbc),
            new OrderSearch(jdbc));

    @Test
    void an_order_is_told_with_all_that_belongs_to_it() {
        var order = orders.find(ANA).orElseThrow();

        assertThat(order.total()).isEqualTo("87400.50");
        assertThat(order.trackingUrl()).isEqualTo("https://shop.example/track/tok-ana");
        assertThat(order.lines()).extracting(OrderView.Line::unitPrice).containsExactly("21900.00", "45790.50");
        assertThat(order.fulfilments()).extracting(f -> f.location().value()).containsExactly("TDA-COR", "CD-BUE");
        var parcel = order.fulfilments().get(0).parcels().get(0);
        assertThat(parcel.sscc()).isEqualTo("377900010000000017");
        assertThat(parcel.events())
                .extracting(OrderView.TrackingEvent::status)
                .containsExactly("IN_TRANSIT", "PICKED_UP");
        assertThat(parcel.events().get(0).code()).isNull();
        assertThat(order.payments())
                .singleElement()
                .extracting(OrderView.Payment::captured)
                .isEqualTo("41610.00");
        assertThat(order.shipTo()).isNotNull().extracting("city").isEqualTo("Córdoba");
    }

    @Test
    void its_json_has_ids_as_texts_and_instants_in_iso_8601() throws Exception {
        var mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();
        var json = mapper.valueToTree(orders.find(ANA).orElseThrow());

        assertThat(json.at("/id").asText()).isEqualTo(ANA.toString());
        assertThat(json.at("/placedAt").asText()).isEqualTo("2026-03-02T14:05:00Z");
        assertThat(json.at("/fulfilments/0/parcels/0/carrier").asText()).isEqualTo("andes");
        assertThat(json.at("/fulfilments/0/no").asInt()).isEqualTo(1);
        assertThat(json.at("/decision/chosen").size()).isEqualTo(2);
    }

    @Test
    void an_order_that_is_not_there_is_not_found() {
        assertThat(orders.find(OrderId.next())).isEmpty();
        assertThat(orders.timeline(OrderId.next(), SPANISH)).isEmpty();
    }

    @Test
    void a_list_is_newest_first_and_its_total_counts_all_pages() {
        var first = orders.list(OrderFilter.ALL, 0, 2);
        var last = orders.list(OrderFilter.ALL, 5, 2);

        assertThat(first.total()).isEqualTo(11);
        assertThat(first.items()).extracting(OrderSummary::number).containsExactly("#1046", "#1045");
        assertThat(first.hasNext()).isTrue();
        assertThat(last.items()).extracting(OrderSummary::number).containsExactly("#1047");
        assertThat(last.hasNext()).isFalse();
        assertThat(orders.list(OrderFilter.ALL, -3, 9_999).size()).isEqualTo(PageOf.MAX_SIZE);
    }

    @Test
    void a_filter_narrows_by_all_that_is_given() {
        assertThat(found(new OrderFilter("SHIPPED", "shopify", null, null, null)))
                .containsExactly("#1042");
        assertThat(found(new OrderFilter("SHIPPED", "pos", null, null, null))).isEmpty();
        assertThat(found(new OrderFilter(null, null, "991", null, null))).containsExactly("991");
        assertThat(found(new OrderFilter(null, null, null, Instant.parse("2026-03-02T20:00:01Z"), null)))
                .containsExactly("#1046");
        assertThatThrownBy(() -> new OrderFilter("LOST", null, null, null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_person_finds_an_order_by_anything_that_is_written_on_it() {
        for (var typed : List.of("1042", "#1042", "820982911946154508", "377900010000000024", " " + ANA + " ")) {
            assertThat(found(new OrderFilter(null, null, null, null, typed)))
                    .as(typed)
                    .containsExactly("#1042");
        }
        assertThat(found(new OrderFilter(null, null, null, null, "' or 1=1 --")))
                .isEmpty();
    }

    @Test
    void amounts_have_the_decimals_of_their_currency() {
        var yen = orders.list(new OrderFilter("CANCELLED", null, null, null, null), 0, 1);
        assertThat(yen.items()).singleElement().extracting(OrderSummary::total).isEqualTo("12000");
    }

    @Test
    void the_timeline_speaks_the_readers_language_and_hides_no_event_it_does_not_know() {
        var spanish = events(Locale.forLanguageTag("es-AR"));
        var english = events(Language.of("de, fr;q=0.5"));

        assertThat(spanish).extracting(TimelineEntry::seq).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(spanish.get(0).text()).isEqualTo("Pedido aceptado");
        assertThat(english.get(0).text()).isEqualTo("Order accepted");
        assertThat(english.get(5).text()).isEqualTo("Parcel packed · parcel: 377900010000000017 · carrier: andes");
        assertThat(spanish.get(8).text()).isEqualTo("SOMETHING_NEW");
        assertThat(spanish.get(0).receipt()).isEqualTo(ReceiptId.of("01900000-0000-7000-8000-0000000000e1"));
    }

    private List<TimelineEntry> events(Locale language) {
        return orders.timeline(ANA, language).stream()
                .filter(entry -> entry.seq() != null)
                .toList();
    }

    @Test
    void what_was_told_and_not_taken_is_between_the_events_with_its_reason() {
        var timeline = orders.timeline(ANA, Locale.forLanguageTag("es-AR"));
        var told = timeline.stream().filter(entry -> entry.seq() == null).toList();

        assertThat(told).singleElement().satisfies(entry -> {
            assertThat(entry.text()).isEqualTo("Se informó, y no se tomó · motivo: una revisión más vieja");
            assertThat(entry.from()).isEqualTo(entry.to());
            assertThat(entry.receipt()).isEqualTo(ReceiptId.of("01900000-0000-7000-8000-0000000000e3"));
        });
        assertThat(timeline).extracting(TimelineEntry::at).isSorted();
    }

    @Test
    void a_receipt_tells_what_became_of_each_item() {
        var receipts = new ReceiptQueries(jdbc);
        var done = receipts.find(ReceiptId.of("01900000-0000-7000-8000-0000000000e1"))
                .orElseThrow();
        var waiting = receipts.find(ReceiptId.of("01900000-0000-7000-8000-0000000000e2"))
                .orElseThrow();

        assertThat(done.items()).extracting(ReceiptView.Item::outcome).containsExactly("CREATED", "PARKED");
        assertThat(done.items().get(0).order()).isEqualTo(ANA);
        assertThat(done.items().get(1).exception()).isEqualTo(UUID.fromString("01900000-0000-7000-8000-0000000000b1"));
        assertThat(done.sha256()).startsWith("2c26b46b").hasSize(64);
        assertThat(waiting.items()).isEmpty();
    }

    @Test
    void the_list_of_exceptions_leaves_their_documents_out() {
        var exceptions = new ExceptionQueries(jdbc);
        var open = exceptions.list(ExceptionFilter.OPEN, 0, 10);

        assertThat(open.total()).isEqualTo(1);
        assertThat(open.items()).singleElement().satisfies(one -> {
            assertThat(one.document()).isNull();
            assertThat(one.problems().at("/0/pointer").asText()).isEqualTo("/total_price");
            assertThat(exceptions.find(one.id()).orElseThrow().document()).contains("37901.00");
        });
    }

    @Test
    void available_to_promise_is_never_below_zero() {
        var stock = new StockQueries(jdbc);
        assertThat(stock.list(null, null, 0, 10).items())
                .extracting(StockView::available)
                .containsExactly(11, 35, 0);
        assertThat(stock.list("REM-LINO-AZ-M", "CD-BUE", 0, 10).total()).isEqualTo(1);
    }

    @Test
    void counts_name_every_state_also_those_that_are_empty() {
        var counts = new StateCounts(jdbc, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)).now();

        assertThat(counts.orders().keySet()).containsExactlyElementsOf(OrderState.names());
        assertThat(counts.of("SHIPPED")).isEqualTo(1);
        assertThat(counts.of("RECEIVED")).isZero();
        assertThat(counts.total()).isEqualTo(11);
        assertThat(counts.waitingReceipts()).isEqualTo(1);
        assertThat(counts.openExceptions()).isEqualTo(1);
    }

    @Test
    void a_tracking_page_has_no_more_of_a_customer_than_a_first_name_and_a_city() {
        var tracking = new TrackingQueries(jdbc);
        var ana = tracking.find("tok-ana").orElseThrow();
        var carla = tracking.find("tok-4").orElseThrow();

        assertThat(ana.firstName()).isEqualTo("Ana");
        assertThat(ana.toString()).doesNotContain("Quiroga", "ana@example.com", "San Juan", "555");
        assertThat(ana.parcels()).extracting(Tracking.Parcel::pieces).containsExactly(2, 1);
        assertThat(carla.firstName()).isEqualTo("Carla");
        assertThat(carla.pickupAddress()).isEqualTo("Obispo Trejo 450, Córdoba");
        assertThat(tracking.find("nope")).isEmpty();
    }

    private List<String> found(OrderFilter filter) {
        return orders.list(filter, 0, 50).items().stream()
                .map(order -> String.valueOf(order.number()))
                .toList();
    }
}
