package io.serai.journeys;

import io.serai.demo.tools.WholeFile;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A till of a store: every receipt is a POSLog file in the folder that the hub reads. */
record Till(String store, World world) {
    private static final AtomicInteger RECEIPTS = new AtomicInteger();
    private static final ZoneId ZONE = ZoneId.of("America/Argentina/Buenos_Aires");

    private static final String TRANSACTION = """
            <?xml version="1.0" encoding="UTF-8"?>
            <POSLog xmlns="http://www.nrf-arts.org/IXRetail/namespace/" MajorVersion="6" MinorVersion="0" FixVersion="0">
              <Transaction>
                <BusinessUnit><UnitID>%1$s</UnitID></BusinessUnit>
                <WorkstationID TypeCode="POS">1</WorkstationID>
                <SequenceNumber>%2$d</SequenceNumber>
                <POSLogDateTime>%3$s</POSLogDateTime>
                <ReceiptNumber>%2$d</ReceiptNumber>
                <RetailTransaction>
                  <LineItem>
                    <%4$s>
                      <ItemID>%5$s</ItemID>
                      <RegularSalesUnitPrice Currency="ARS">%6$s</RegularSalesUnitPrice>
                      <ActualSalesUnitPrice Currency="ARS">%6$s</ActualSalesUnitPrice>
                      <ExtendedAmount Currency="ARS">%7$s</ExtendedAmount>
                      <Quantity UnitOfMeasureCode="EA">%8$d.0000</Quantity>
                      %9$s
                    </%4$s>
                    <SequenceNumber>1</SequenceNumber>
                  </LineItem>
                  <LineItem>
                    <Tender TenderType="Cash" TypeCode="%10$s"><Amount Currency="ARS">%7$s</Amount></Tender>
                    <SequenceNumber>2</SequenceNumber>
                  </LineItem>
                  <Total TotalType="TransactionGrandAmount" CurrencyCode="ARS">%11$s</Total>
                </RetailTransaction>
                <BusinessDayDate>%12$s</BusinessDayDate>
              </Transaction>
            </POSLog>
            """;

    private static final String HOME = """
            <Delivery>
              <Name>Sofía Ibáñez</Name>
              <Address>
                <AddressLine TypeCode="Street">Bv. Oroño 540</AddressLine>
                <City>%s</City><Territory TypeCode="State">%s</Territory><PostalCode>%s</PostalCode><Country Code="AR"/>
              </Address>
              <TelephoneNumber>+543415550188</TelephoneNumber>
            </Delivery>""";

    private static final String LINK = """
            <TransactionLink>
              <BusinessUnit>%s</BusinessUnit><WorkstationID TypeCode="POS">1</WorkstationID>
              <BusinessDayDate><Date>%s</Date></BusinessDayDate><SequenceNumber>%s</SequenceNumber>
            </TransactionLink>""";

    /** Paid, and the customer leaves with the goods. */
    PlacedOrder sells(int pieces, Ware ware) {
        return print("Sale", pieces, ware, "", "Sale");
    }

    /** Paid here, and sent to the customer's home. */
    PlacedOrder sends(int pieces, Ware ware, String postcode, String name) {
        var city = Cities.of(postcode, name);
        return print(
                "SaleForDelivery", pieces, ware, HOME.formatted(city.city(), city.province(), city.postcode()), "Sale");
    }

    /** The customer brings pieces of an earlier sale back; the name of the file. */
    String takesBack(int pieces, Ware ware, PlacedOrder sold) {
        var parts = sold.reference().split("-", 3);
        var day = parts[2].substring(0, 10);
        var link = LINK.formatted(parts[0], day, parts[2].substring(11));
        return fileOf(print("Sale", -pieces, ware, link, "Refund"));
    }

    /** A receipt that is not in the folder yet. */
    record Printed(PlacedOrder order, String xml) {}

    /** A sale, paid and handed over, as it would be written. */
    Printed printed(int pieces, Ware ware) {
        return compose("Sale", pieces, ware, "", "Sale");
    }

    private PlacedOrder print(String element, int pieces, Ware ware, String more, String tender) {
        var printed = compose(element, pieces, ware, more, tender);
        drops(fileOf(printed.order()), printed.xml());
        return printed.order();
    }

    private Printed compose(String element, int pieces, Ware ware, String more, String tender) {
        int number = RECEIPTS.incrementAndGet();
        var now = LocalDateTime.now(ZONE).truncatedTo(ChronoUnit.MILLIS);
        var amount = ware.article().price().multiply(BigDecimal.valueOf(Math.abs(pieces)));
        var order = new PlacedOrder("poslog", store + "-1-" + now.toLocalDate() + "-" + number, world);
        var xml = TRANSACTION.formatted(
                store,
                number,
                now,
                element,
                ware.sku(),
                ware.article().price(),
                amount,
                pieces,
                more,
                tender,
                pieces < 0 ? amount.negate() : amount,
                now.toLocalDate());
        return new Printed(order, xml);
    }

    private static String fileOf(PlacedOrder receipt) {
        return receipt.reference() + ".xml";
    }

    /** Any file at all, in the folder of the tills. */
    static void drops(String name, String text) {
        WholeFile.write(Stage.SET.pos, name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** How many files the hub has not read yet. */
    static int waiting() {
        var files = Stage.SET.pos.toFile().listFiles(file -> file.isFile());
        return files == null ? 0 : files.length;
    }
}
