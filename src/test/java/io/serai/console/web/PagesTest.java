package io.serai.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.serai.kernel.Ids;
import io.serai.mapping.Partners;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SpringBootTest(
        classes = Preview.class,
        properties = {
            "spring.messages.basename=i18n/console",
            "spring.messages.fallback-to-system-locale=false",
            "spring.mvc.problemdetails.enabled=true",
            "spring.main.banner-mode=off",
            "serai.zone=America/Argentina/Buenos_Aires",
            "serai.public-url=https://shop.example"
        })
@AutoConfigureMockMvc(addFilters = false)
class PagesTest {
    private static final String ORDER = "/orders/01900000-0000-7000-8000-000000000001";
    private static final String EXCEPTION = "/exceptions/01900000-0000-7000-8000-0000000000b1";
    private static final String PLACE = "/stock/place?sku=REM-LINO-AZ-M&location=CD-BUE";
    private static final String MANIFEST = "/manifests/01900000-0000-7000-8000-00000000ee01";
    private static final String RECEIPT = "/receipts/01900000-0000-7000-8000-0000000000e1";
    private static final String OTHER = "/orders/01900000-0000-7000-8000-000000000006";
    private static final String NOTHING = "00000000-0000-0000-0000-000000000000";
    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    @Autowired
    private MockMvc web;

    @Autowired
    private Partners partners;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private ConfigurableEnvironment environment;

    @ParameterizedTest
    @MethodSource("io.serai.console.web.ConsolePages#all")
    void a_page_is_whole_in_both_languages(String path) throws Exception {
        for (var language : new String[] {"en", "es"}) {
            var answer = page(path, language);
            assertThat(answer.getStatus()).isEqualTo(200);
            assertThat(answer.getContentAsString())
                    .contains("<html lang=\"" + language + "\"", "</html>", "<main id=\"main\"", "class=\"skip\"")
                    .containsOnlyOnce("<h1")
                    .as("a key without words is shown as ??key??")
                    .doesNotContain("??");
        }
    }

    @ParameterizedTest
    @MethodSource("io.serai.console.web.ConsolePages#all")
    void a_page_works_under_a_policy_that_forbids_inline_code(String path) throws Exception {
        assertThat(page(path, "en").getContentAsString())
                .doesNotContain("style=\"", "<style", "javascript:")
                .doesNotContainPattern(Pattern.compile("<script(?![^>]*src=)"))
                .doesNotContainPattern(Pattern.compile("<[^>]*\\son[a-z]+="));
    }

    @ParameterizedTest
    @MethodSource("io.serai.console.web.ConsolePages#all")
    void each_table_has_a_caption(String path) throws Exception {
        var html = page(path, "en").getContentAsString();
        assertThat(count(html, "<table")).isEqualTo(count(html, "<caption"));
    }

    @Test
    void who_picks_is_asked_for_the_lots_and_who_receives_a_return_for_its_own() throws Exception {
        assertThat(operators(get("/store/TDA-COR")).getContentAsString())
                .contains("Lot of Remera de lino azul M", "value=\"L-1 = 1, L-2 = 2\"", "name=\"lots-2-3\"")
                .contains("Serial number of Pantal", "name=\"lots-1-1\"");
        assertThat(operators(get("/orders/01900000-0000-7000-8000-000000000008"))
                        .getContentAsString())
                .contains("name=\"lot-1\"", ">Lot</label>");
    }

    @Test
    void an_order_tells_why_it_does_not_come_from_a_location_that_is_asked_for() throws Exception {
        var path = "/orders/01900000-0000-7000-8000-000000000001/sourcing";

        assertThat(page(path, "en").getContentAsString()).contains("Why not from elsewhere?", "<option value=");
        assertThat(page(path + "?whyNot=NOWHERE", "en").getContentAsString()).contains("There is no location NOWHERE.");
        assertThat(page(path + "?whyNot=NOWHERE", "es").getContentAsString())
                .contains("No hay ninguna ubicación NOWHERE.");
    }

    @Test
    void two_rule_sets_are_compared_in_a_picture_and_a_table() throws Exception {
        var html = page("/sourcing", "en").getContentAsString();

        assertThat(html)
                .contains("<svg", "nearest and cheapest compared", "4,200.00 → ", "3,100.00", "#1042", "2 → 1")
                .contains("cheapest, version 2", "Orders that wait", "By own promise")
                .contains("When 1 of them were made, a few locations had been looked at; it was tried on these only.");
        assertThat(page("/sourcing", "es").getContentAsString())
                .contains("Pedidos que esperan", "versión 2", "pasa a los pedidos siguientes");
        assertThat(html).contains("carries on to later orders");
    }

    @Test
    void what_a_partner_wrote_is_text() throws Exception {
        assertThat(operators(get(EXCEPTION)).getContentAsString())
                .doesNotContain("<script>alert")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void who_only_looks_sees_what_is_wrong_and_not_what_was_sent() throws Exception {
        assertThat(page(EXCEPTION, "en").getContentAsString())
                .contains("SER-04")
                .doesNotContain("alert(1)");
    }

    @Test
    void the_language_is_chosen_once_then_remembered_and_else_the_browsers() throws Exception {
        var chosen = web.perform(get("/login?lang=es")).andReturn().getResponse();
        assertThat(chosen.getHeader("Set-Cookie")).contains("lang=es", "SameSite=Lax", "HttpOnly");
        assertThat(chosen.getContentAsString()).contains("Contraseña");

        assertThat(body("/login", "de", new Cookie("lang", "es"))).contains("Contraseña");
        assertThat(body("/login", "de", new Cookie("lang", "xx"))).contains("Password");
        assertThat(body("/login", "fr;q=0.9, es-AR;q=0.8", null)).contains("Contraseña");
        assertThat(body("/login", "nonsense;;q", null)).contains("Password");
    }

    @Test
    void the_readers_country_says_how_money_looks() throws Exception {
        assertThat(body(ORDER, "es-AR", null)).contains("$\u00a087.400,50", "11:05");
        assertThat(body(ORDER, "en", null)).contains("ARS\u00a087,400.50", "11:05");
    }

    @Test
    void an_order_is_told_with_its_decision_its_parcels_and_its_timeline() throws Exception {
        assertThat(page(ORDER, "en").getContentAsString())
                .contains(
                        "No location that could send this order now has everything; 2 locations together do.",
                        "377900010000000017")
                .contains("In transit · Planta Córdoba Sur", "Order accepted", "https://shop.example/track/tok-ana");
        assertThat(page(ORDER, "es").getContentAsString()).contains("Pedido aceptado", "Por qué desde ahí");
    }

    @Test
    void the_workshop_shows_tree_and_outcome_of_a_sample_and_leads_to_what_is_wrong() throws Exception {
        assertThat(page("/workshop/woocommerce?sample=sent-home.in.json", "en").getContentAsString())
                .contains("45503.00", "Decoded, as the mapping sees it")
                .as("for admins only")
                .doesNotContain("/workshop/woocommerce/save");
        assertThat(
                        attempt(
                                "{\"payload\": \"{}\", \"settings\": \"lane: orders\\nformat: json\\n\", \"mapping\": \"{\\n oops\"}"))
                .contains("order.jslt:2", "data-go=\"mapping\" data-line=\"2\"");
        assertThat(
                        attempt(
                                "{\"payload\": \"{\\n\\n,\", \"settings\": \"lane: orders\\nformat: json\\n\", \"mapping\": \".\"}"))
                .contains("SER-0101", "data-go=\"payload\" data-line=\"3\"");
        assertThat(
                        attempt(
                                "{\"payload\": \"{}\", \"settings\": \"lane: orders\\nformat: json\\n\", \"mapping\": \"def f(x) f($x) f(.)\"}"))
                .contains("SER-0205", "call each other without an end");
        assertThat(page("/workshop/nobody", "en").getStatus()).isEqualTo(404);
    }

    @Test
    void an_exception_opens_in_the_workshop_among_those_parked_in_the_days_that_are_asked_for() throws Exception {
        var opened = "/workshop/shopify?exception=" + EXCEPTION.substring(EXCEPTION.lastIndexOf('/') + 1);
        assertThat(operators(get(EXCEPTION)).getContentAsString()).contains("href=\"" + opened + "\"");

        assertThat(operators(get(opened)).getContentAsString())
                .contains("820982911946154513", "Parked messages", "aria-current=\"true\"");
        assertThat(operators(get("/workshop/shopify?from=2026-03-02&until=2026-03-02"))
                        .getContentAsString())
                .contains("href=\"" + EXCEPTION + "\"", "value=\"2026-03-02\"");
        assertThat(operators(get("/workshop/shopify?from=2026-03-03")).getContentAsString())
                .doesNotContain("href=\"" + EXCEPTION + "\"");
        assertThat(operators(get("/workshop/shopify?until=2026-03-01")).getContentAsString())
                .doesNotContain("href=\"" + EXCEPTION + "\"")
                .contains("None of this time waits.");
        assertThat(page("/workshop/shopify", "en").getContentAsString())
                .as("only operators read what partners sent")
                .doesNotContain("Parked messages");
    }

    private String attempt(String json) throws Exception {
        return web.perform(post("/workshop/woocommerce/try")
                        .contentType("application/json")
                        .content(json)
                        .header("Accept-Language", "en"))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void what_is_searched_for_never_stands_in_an_address() throws Exception {
        for (var typed : new String[] {"1042", "377900010000000017", "Ana@Example.com ", "0351 555-0100"}) {
            assertThat(search(typed).getRedirectedUrl()).as(typed).isEqualTo(ORDER);
        }
        var two = search("bruno@example.com");
        assertThat(two.getStatus()).isEqualTo(200);
        assertThat(two.getContentAsString())
                .contains("2 found", "#1043", "#1044", "method=\"post\"", "href=\"?lang=es\"")
                .doesNotContainPattern("(href|action)=\"[^\"]*bruno");
        assertThat(search("nobody@example.com").getContentAsString()).contains("0 found", "No order fits");
        assertThat(search("  ").getRedirectedUrl()).isEqualTo("/orders");
        assertThat(page("/orders/search", "en").getRedirectedUrl()).isEqualTo("/orders");
        assertThat(page("/orders?q=bruno%40example.com", "en").getContentAsString())
                .as("an address finds nobody by a mail")
                .contains("No order fits");
    }

    @Test
    void a_note_is_in_the_timeline_word_for_word_and_what_cannot_be_kept_is_said() throws Exception {
        assertThat(note("  Call <b>first</b>\r\nafter 18 h \u00e9 ").getRedirectedUrl())
                .isEqualTo(OTHER + "?note=ADDED#note");
        assertThat(page(OTHER, "en").getContentAsString())
                .contains("Call &lt;b&gt;first&lt;/b&gt;\nafter 18 h é</p>", "· ana")
                .as("for operators only")
                .doesNotContain("<textarea");
        assertThat(note(" \n ").getRedirectedUrl()).contains("NO_TEXT");
        assertThat(note("x".repeat(2001)).getRedirectedUrl()).contains("TOO_LONG");
        assertThat(note("paid with 4111 1111 1111 1111").getRedirectedUrl()).contains("CARD_NUMBER");
        assertThat(operators(get(OTHER + "?note=CARD_NUMBER")).getContentAsString())
                .contains("<textarea", "was not kept")
                .doesNotContain("4111");
        assertThat(operators(post("/orders/" + NOTHING + "/notes").param("text", "x"))
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void an_operator_reads_the_message_behind_an_entry_as_it_came_and_as_it_is_mapped() throws Exception {
        assertThat(operators(get(ORDER)).getContentAsString()).contains("href=\"" + RECEIPT + "\"");
        assertThat(page(ORDER, "en").getContentAsString()).doesNotContain("/receipts/");
        assertThat(page(RECEIPT, "en").getContentAsString())
                .contains(
                        "Message from shopify",
                        "As received",
                        "{&quot;id&quot;: 820982911946154508, &quot;note&quot;: &quot;&lt;b&gt;&quot;}",
                        "As mapped",
                        "refused",
                        "href=\"" + ORDER + "\"")
                .contains("href=\"" + EXCEPTION + "\"");
        assertThat(page("/receipts/" + NOTHING, "en").getStatus()).isEqualTo(404);
    }

    @Test
    void a_person_sees_how_a_file_is_written_that_came() throws Exception {
        var file = "/receipts/01800000-0000-7000-8000-0000000000e4";

        assertThat(page(file, "en").getContentAsString())
                .contains("windows-1252", "Between cells", ">;</dd>", "Ticket;Artículo")
                .doesNotContain("byte order mark");
        assertThat(page(file, "es").getContentAsString()).contains("Caracteres", "Entre celdas");
        assertThat(page(RECEIPT, "en").getContentAsString()).contains("UTF-8").doesNotContain("Between cells");
    }

    @Test
    void an_alert_leads_to_its_order_and_one_of_a_kind_without_words_is_shown_all_the_same() throws Exception {
        assertThat(page("/alerts", "en").getContentAsString())
                .contains("href=\"/orders/01900000-0000-7000-8000-000000000006\"", "Order PO-77-4411", "something-new")
                .contains("capture the payment", "stripe");
        assertThat(page("/alerts?open=" + NOTHING, "es").getContentAsString())
                .contains("Ningún plazo venció", "href=\"/alerts\"");
        assertThat(page("/alerts?open=nonsense", "en").getStatus()).isEqualTo(404);
    }

    @Test
    void stock_is_found_by_words_and_each_number_leads_to_what_is_behind_it() throws Exception {
        assertThat(page("/stock?q=pantalon%20neg", "es").getContentAsString())
                .contains("Pantalón de gabardina negro 42", "value=\"pantalon neg\"")
                .doesNotContain("Remera");
        assertThat(page(PLACE, "en").getContentAsString())
                .contains(
                        "Counted",
                        ">44<",
                        "outside",
                        "Order #1042",
                        "Reserved for",
                        "PO-77-4411",
                        "Lots and serial numbers",
                        "L-1",
                        "2031-05-31");
        assertThat(page("/stock/place?sku=REM&location=MOON", "en").getStatus()).isEqualTo(404);
        assertThat(page("/stock/place?sku=REM", "en").getStatus()).isEqualTo(404);
        assertThat(page("/stock/promises?sku=MOON", "en").getStatus()).isEqualTo(404);
    }

    @Test
    void a_product_tells_what_each_channel_was_told_last_and_who_may_act_tells_it_everything_anew() throws Exception {
        var path = "/stock/promises?sku=REM-LINO-AZ-M&channel=shopify";
        assertThat(page(path, "en").getContentAsString())
                .contains(
                        "What channels were told",
                        ">32<",
                        ">3<",
                        "It last confirmed one",
                        "wait to be looked at for it: 1")
                .doesNotContain("Tell shopify everything anew", "Tell erp");
        assertThat(page("/stock/promises?sku=REM-LINO-AZ-M", "es").getContentAsString())
                .contains("Todavía no se le informó este artículo", "No espera nada", ">35<");
        assertThat(page("/stock/promises?sku=REM-LINO-AZ-M", "en").getContentAsString())
                .as("a channel that is told of the stock can be asked for before its first order")
                .contains(">erp</option>");
        assertThat(operators(get(path)).getContentAsString()).contains("Tell shopify everything anew");

        var told = operators(
                post("/stock/promises/resend").param("sku", "REM-LINO-AZ-M").param("channel", "erp"));
        assertThat(told.getRedirectedUrl()).endsWith("sku=REM-LINO-AZ-M&resent=erp#told");
        assertThat(page("/stock/promises?sku=REM-LINO-AZ-M&channel=erp&resent=erp", "en")
                        .getContentAsString())
                .contains("erp is told everything anew", "It was not told of this article yet");
        var unknown =
                operators(post("/stock/promises/resend").param("sku", "REM").param("channel", "moon"));
        assertThat(unknown.getStatus()).isEqualTo(404);
    }

    @Test
    void a_product_tells_why_a_channel_refused_to_hear_of_it_as_long_as_it_does() throws Exception {
        var path = "/stock/promises?sku=REM-LINO-AZ-M&channel=shopify";
        try {
            refuses("{\"mapping\": \"not stocked at the location\"}");
            assertThat(page(path, "en").getContentAsString())
                    .contains(
                            "It refused the last message with this article, which is told again: not stocked at the location<");
            refuses("{\"body\": \"no such {item} – it's gone\", \"status\": 422}");
            assertThat(page(path, "en").getContentAsString())
                    .contains("the answer had the status 422, and the text no such {item} – it&#39;s gone<");
            assertThat(page(path, "es").getContentAsString())
                    .contains("la respuesta tuvo el estado 422 y el texto no such {item}");
            refuses("{\"status\": 422}");
            assertThat(page(path, "en").getContentAsString()).contains("the answer had the status 422, and no text<");
            refuses("{}");
            assertThat(page(path, "es").getContentAsString()).contains("no dijo por qué<");
        } finally {
            jdbc.update("delete from publication_refused");
        }
        assertThat(page(path, "en").getContentAsString()).doesNotContain("It refused");
    }

    private void refuses(String answer) {
        jdbc.update("""
                insert into publication_refused values ('shopify', 'REM-LINO-AZ-M', 1, 1, now(), ?::jsonb)
                on conflict (channel, sku) do update set answer = excluded.answer
                """, answer);
    }

    @Test
    void of_an_order_that_has_left_in_part_the_rest_can_be_cancelled_by_who_may_act() throws Exception {
        assertThat(operators(get(ORDER)).getContentAsString())
                .as("all has left")
                .doesNotContain("cancel-rest");
        piecesMore(1, "FULFILLING");
        var hold = Ids.next();
        try {
            assertThat(operators(get(ORDER)).getContentAsString())
                    .contains("action=\"" + ORDER + "/cancel-rest\"", "1 × Remera de lino azul M", "there is none")
                    .doesNotContain("× Pantalón de gabardina negro 42", "??");
            assertThat(page(ORDER, "es").getContentAsString())
                    .as("for operators only")
                    .doesNotContain("cancel-rest");
            assertThat(operators(get(ORDER + "?rest=TOO_LATE")).getContentAsString())
                    .contains("It is too late: all of it has left");
            jdbc.update("""
                    insert into hold (id, order_id, kind, note, placed_by, placed_at, asked)
                    select ?, ?::uuid, kind, note, placed_by, placed_at, asked from hold where kind = 'CHANGE'""", hold, id(ORDER));
            jdbc.update("update orders set state = 'ON_HOLD' where id = ?::uuid", id(ORDER));
            assertThat(operators(get(ORDER + "?rest=HELD")).getContentAsString())
                    .as("what the channel asked comes first")
                    .contains("The channel asked for something")
                    .doesNotContain("cancel-rest", "??");
        } finally {
            jdbc.update("delete from hold where id = ?", hold);
            piecesMore(-1, "SHIPPED");
        }
    }

    @Test
    void an_order_tells_where_it_is_not_sourced_from_again_and_who_may_act_can_lift_that() throws Exception {
        var waits = "/orders/01900000-0000-7000-8000-000000000003";
        assertThat(operators(get(waits)).getContentAsString())
                .contains(
                        "action=\"" + waits + "/dead-ends/lift\"",
                        "aria-label=\"Allow this order to be sourced from Tienda Rosario Peatonal again\"",
                        "refused")
                .doesNotContain("??");
        assertThat(page(waits, "es").getContentAsString())
                .contains("De dónde ya no se busca", "rechazado")
                .as("for operators only")
                .doesNotContain("dead-ends/lift", "??");
        assertThat(operators(get(ORDER + "?lifted=NOTHING_TO_DO")).getContentAsString())
                .contains("It may be sourced from there already.");
        assertThat(operators(get(ORDER)).getContentAsString()).doesNotContain("dead-ends");
    }

    @Test
    void what_a_provider_refused_to_give_back_and_what_a_channel_has_to_is_said_and_can_be_seen_to() throws Exception {
        assertThat(operators(get(ORDER)).getContentAsString()).doesNotContain(ORDER + "/refund", "/given-back");
        var attempt = Ids.next();
        jdbc.update("""
                insert into attempt (id, door, kind, subject, order_id, state, deadline, data)
                select ?, 'payments:stripe', 'REFUND', id || ':rest', order_id, 'REFUSED', now(), '{"amount":123400}'
                from payment where order_id = ?::uuid""", attempt, id(ORDER));
        jdbc.update("update payment set kept_at_most = captured - 123400 where order_id = ?::uuid", id(ORDER));
        jdbc.update("""
                insert into return_refund (return_id, payment_id, round, amount, state, paid)
                select r.id, p.id, 9, 500000, 'CHANNEL', 100000
                from customer_return r join payment p using (order_id) where order_id = ?::uuid and r.state = 'SETTLED' limit 1
                """, id(ORDER));
        try {
            assertThat(operators(get(ORDER)).getContentAsString())
                    .contains("refused to give back", "1,234.00", "action=\"" + ORDER + "/refund\"")
                    .contains("The channel gives back", "4,000.00", "/given-back\"")
                    .doesNotContain("??");
            assertThat(page(ORDER, "es").getContentAsString())
                    .contains("se negó a devolver", "El canal devuelve")
                    .as("for operators only")
                    .doesNotContain(ORDER + "/refund", "/given-back");
            jdbc.update("update attempt set data = data || '{\"settledThere\": true}' where id = ?", attempt);
            assertThat(operators(get(ORDER)).getContentAsString())
                    .as("it was refused when nobody could ask again")
                    .doesNotContain(ORDER + "/refund");
        } finally {
            jdbc.update("update payment set kept_at_most = null where order_id = ?::uuid", id(ORDER));
            jdbc.update("delete from attempt where id = ?", attempt);
            jdbc.update("delete from return_refund where round = 9");
        }
    }

    @Test
    void what_is_wrong_with_a_route_file_is_told_where_partners_are() throws Exception {
        var wrong = Map.<String, Object>of(
                "serai.runtime.broken.feria-2",
                "routes/channels/feria-2.camel.yaml:3: there is no template far-got → use one of [far-get]\nanother");
        environment.getPropertySources().addFirst(new MapPropertySource("wrong", wrong));
        try {
            assertThat(page("/partners", "en").getContentAsString())
                    .contains(
                            "Route files that are wrong",
                            "<strong>feria-2</strong>",
                            "feria-2.camel.yaml:3:",
                            ">another<");
            assertThat(page("/partners", "es").getContentAsString()).contains("Archivos de rutas con errores");
        } finally {
            environment.getPropertySources().remove("wrong");
        }
    }

    private static String id(String page) {
        return page.substring("/orders/".length());
    }

    private void piecesMore(int pieces, String state) {
        var id = id(ORDER);
        jdbc.update("update order_line set quantity = quantity + ? where order_id = ?::uuid and line = 1", pieces, id);
        jdbc.update("update orders set state = ? where id = ?::uuid", state, id);
    }

    @Test
    void one_piece_is_told_as_one() throws Exception {
        assertThat(page(ORDER, "es").getContentAsString()).contains("una recolectada<", "2 recolectadas<");
    }

    @Test
    void what_the_buyer_wrote_is_on_the_page_of_the_order() throws Exception {
        assertThat(page(ORDER, "en").getContentAsString()).contains("What the buyer wrote", "Es un regalo &lt;3");
    }

    @Test
    void an_order_tells_what_came_back_and_lets_who_may_act_ask_receive_and_settle() throws Exception {
        var settled = page(ORDER, "en").getContentAsString();
        assertThat(settled)
                .contains("#1042-R1", "377900010000000031", "Too small", "exchanged · ARS\u00a020,805.00")
                .contains("href=\"/orders/01900000-0000-7000-8000-000000000007\"")
                .as("for operators only")
                .doesNotContain("name=\"pieces-1\"");
        assertThat(operators(get(ORDER)).getContentAsString())
                .contains("name=\"pieces-1\"", "Pieces, of 1", "name=\"pieces-2\"", "name=\"key\" value=\"R-");
        assertThat(operators(get("/orders/01900000-0000-7000-8000-000000000008"))
                        .getContentAsString())
                .contains("/returns/01900000-0000-7000-8000-00000000c002/expect")
                .contains("/returns/01900000-0000-7000-8000-00000000c003/receive", "name=\"damaged-1\"")
                .contains("/returns/01900000-0000-7000-8000-00000000c004/settle", "name=\"refused\"");
    }

    @Test
    void a_store_sees_what_it_has_to_do_and_only_who_may_act_has_buttons() throws Exception {
        assertThat(page("/store", "es").getContentAsString())
                .contains("Tienda Córdoba Nueva", "2 por hacer · 1 listos", "href=\"/store/TDA-ROS\"");
        assertThat(page("/store/TDA-COR", "en").getContentAsString())
                .contains("#1043", "Pantalón de gabardina negro 42", "Carla", "will be sent")
                .doesNotContain("<button type=\"submit\" aria-label=\"Accept");
        assertThat(operators(get("/store/TDA-COR")).getContentAsString())
                .contains("Bring what order #1047 lacks from Centro", "What was on its way for order #1048 came")
                .contains(
                        "Accept order #1043",
                        "Refuse order #1043",
                        "Order PO-77-4411 is ready",
                        "Order 991 was collected");
        assertThat(page("/store/MOON", "en").getStatus()).isEqualTo(404);
    }

    @Test
    void of_a_partner_the_page_tells_what_failed() throws Exception {
        assertThat(page("/partners", "en").getContentAsString())
                .contains("SER-0412", "Mail server", "connection refused", "payment provider");
        assertThat(page("/partners", "es").getContentAsString()).contains("Servidor de correo", "proveedor de pagos");
    }

    @Test
    void settings_that_cannot_be_read_hide_no_other_partner() throws Exception {
        assertThat(page("/partners", "en").getContentAsString()).doesNotContain("role=\"alert\"");
        partners.use(Map.of("channels/broken/channel.yaml", "lane: orders\nformat: jsn\n"));
        try {
            for (var path : new String[] {"/partners", "/workshop"}) {
                assertThat(page(path, "es").getContentAsString())
                        .contains(
                                "role=\"alert\"", "no se pueden leer", "channels/broken/channel.yaml:2", "WooCommerce");
            }
        } finally {
            partners.use(Map.of());
        }
    }

    @Test
    void a_parcel_leads_to_its_manifest_and_from_there_back_to_its_order() throws Exception {
        assertThat(page(ORDER, "en").getContentAsString()).contains("href=\"" + MANIFEST + "\"", "on manifest 17");
        assertThat(page(MANIFEST, "en").getContentAsString())
                .contains("Manifest 17 of andes", "href=\"" + ORDER + "\"", "377900010000000017", "Accepted")
                .contains("In transit · Planta Córdoba Sur");
        assertThat(page("/manifests", "es").getContentAsString()).contains("Manifiesto 17 de andes", "1 de 2 archivos");
        assertThat(page("/manifests/" + NOTHING, "en").getStatus()).isEqualTo(404);
    }

    @Test
    void the_region_that_refreshes_is_served_alone() throws Exception {
        assertThat(page("/?part=now", "en").getContentAsString())
                .startsWith("<div class=\"now\"")
                .contains("data-count=\"SHIPPED\"")
                .doesNotContain("<html");
    }

    @Test
    void the_pages_of_a_list_keep_its_filter() throws Exception {
        assertThat(page("/orders?status=SHIPPED&q=%231042&channel=shopify", "en")
                        .getContentAsString())
                .contains("value=\"#1042\"", "820982911946154508")
                .contains("href=\"?status=SHIPPED&amp;q=%231042&amp;channel=shopify&amp;lang=es\"");
        assertThat(page("/orders?status=LOST", "en").getStatus()).isEqualTo(200);
    }

    @Test
    void the_tracking_page_keeps_to_itself() throws Exception {
        var answer = page("/track/tok-ana", "es");
        assertThat(answer.getHeader("X-Robots-Tag")).contains("noindex");
        assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.getContentAsString())
                .contains("Hola, Ana", "en camino a Córdoba", "Paquete 1 de 2")
                .doesNotContain("Quiroga", "ana@example.com", "San Juan", "87.400");
    }

    @Test
    void a_link_that_leads_nowhere_is_told_kindly() throws Exception {
        var unknown = page("/track/guessed", "es");
        assertThat(unknown.getStatus()).isEqualTo(404);
        assertThat(unknown.getContentAsString()).contains("No conocemos este enlace");
        assertThat(unknown.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        for (var path :
                new String[] {"/orders/not-an-id", "/orders/01900000-0000-7000-8000-00000000ffff", "/nowhere"}) {
            assertThat(page(path, "es").getStatus()).isEqualTo(404);
            assertThat(page(path, "es").getContentAsString()).contains("Acá no hay nada");
        }
    }

    @Test
    void a_program_gets_a_problem_where_a_person_gets_a_page() throws Exception {
        var answer = web.perform(get("/api/nowhere").accept("application/json"))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
    }

    @Test
    void the_contract_of_the_api_can_be_read() throws Exception {
        assertThat(page("/openapi/serai.yaml", "en").getContentAsString()).startsWith("openapi: 3.1.0");
    }

    private MockHttpServletResponse page(String path, String language) throws Exception {
        return web.perform(get(URI.create(path))
                        .header("Accept-Language", language)
                        .header("Accept", BROWSER))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse note(String text) throws Exception {
        return operators(post(OTHER + "/notes").param("text", text));
    }

    private MockHttpServletResponse operators(MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request.header("Accept-Language", "en")
                        .header("Accept", BROWSER)
                        .principal(() -> "ana")
                        .with(each -> {
                            each.addUserRole("OPERATOR");
                            return each;
                        }))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse search(String typed) throws Exception {
        return web.perform(post("/orders/search")
                        .param("q", typed)
                        .header("Accept-Language", "en")
                        .header("Accept", BROWSER))
                .andReturn()
                .getResponse();
    }

    private String body(String path, String languages, @Nullable Cookie cookie) throws Exception {
        var request = get(path).header("Accept-Language", languages).header("Accept", BROWSER);
        return web.perform(cookie == null ? request : request.cookie(cookie))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
