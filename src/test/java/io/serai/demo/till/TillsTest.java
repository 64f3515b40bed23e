package io.serai.demo.till;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.demo.buyers.Crowd;
import io.serai.demo.catalog.Catalogue;
import io.serai.demo.tools.Dice;
import io.serai.demo.tools.Numbers;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class TillsTest {
    @TempDir
    Path folder;

    private final Clock clock = Clock.systemUTC();
    private final Catalogue catalogue = Catalogue.load();
    private final Crowd crowd = new Crowd(new Dice(1), 0);

    @Test
    void a_sale_names_its_shop_and_its_amounts_add_up() throws Exception {
        var tills = tills();
        tills.sell(catalogue.stores().get(0), crowd.basket(catalogue.articles()));
        var log = only();
        assertThat(text(log, "UnitID")).isEqualTo("PALERMO");
        assertThat(text(log, "ItemID")).startsWith("7790001");
        var sum = BigDecimal.ZERO;
        for (var amount : all(log, "ExtendedAmount")) {
            sum = sum.add(new BigDecimal(amount.getTextContent()));
        }
        assertThat(all(log, "Total").get(0).getAttribute("TotalType")).isEqualTo("TransactionGrandAmount");
        assertThat(new BigDecimal(text(log, "Total"))).isEqualByComparingTo(sum);
        assertThat(new BigDecimal(text(log, "Amount"))).isEqualByComparingTo(sum);
    }

    @Test
    void a_return_names_the_sale_and_counts_backwards() throws Exception {
        var tills = tills();
        assertThat(tills.takeBack()).isEmpty();
        tills.sell(catalogue.stores().get(0), crowd.basket(catalogue.articles()));
        var sale = only();
        Files.delete(files().get(0));
        assertThat(tills.takeBack()).isPresent();
        var back = only();
        assertThat(text(back, "TransactionID")).isEqualTo(text(sale, "ReceiptNumber"));
        assertThat(text(back, "Quantity")).startsWith("-");
        assertThat(text(back, "Total")).startsWith("-");
        assertThat(all(back, "Tender").get(0).getAttribute("TypeCode")).isEqualTo("Refund");
        assertThat(tills.takeBack()).isEmpty();
    }

    @Test
    void a_sale_to_be_sent_has_the_address() throws Exception {
        tills().send(catalogue.stores().get(0), crowd.basket(catalogue.articles()), crowd.local());
        var log = only();
        assertThat(all(log, "SaleForDelivery")).isNotEmpty();
        assertThat(all(log, "Sale")).isEmpty();
        var delivery = all(log, "Delivery").get(0);
        assertThat(delivery.getElementsByTagName("City").item(0).getTextContent())
                .isNotEmpty();
        assertThat(((Element) delivery.getElementsByTagName("Country").item(0)).getAttribute("Code"))
                .isEqualTo("AR");
    }

    @Test
    void receipt_numbers_never_come_twice_not_even_after_a_restart() throws Exception {
        tills().sell(catalogue.stores().get(0), crowd.basket(catalogue.articles()));
        tills().sell(catalogue.stores().get(0), crowd.basket(catalogue.articles()));
        assertThat(files()).hasSize(2);
    }

    private Tills tills() throws InterruptedException {
        Thread.sleep(2); // two processes never start within a millisecond
        return new Tills(folder, new Numbers(clock), clock);
    }

    private Document only() throws Exception {
        assertThat(files()).hasSize(1);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(files().get(0).toFile());
    }

    private List<Path> files() throws Exception {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static String text(Document log, String name) {
        return all(log, name).get(0).getTextContent();
    }

    private static List<Element> all(Document log, String name) {
        var nodes = log.getElementsByTagName(name);
        return java.util.stream.IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}
