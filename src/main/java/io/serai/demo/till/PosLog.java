package io.serai.demo.till;

import io.serai.demo.buyers.Basket;
import io.serai.demo.buyers.Buyer;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes receipts as one POSLog of version 6 (NRF ARTS IXRetail), with the elements that tills in shops use. */
final class PosLog {
    private static final String NAMESPACE = "http://www.nrf-arts.org/IXRetail/namespace/";
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS");

    private final XMLStreamWriter xml;

    private PosLog(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static byte[] of(List<Receipt> receipts) {
        var bytes = new ByteArrayOutputStream();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            new PosLog(xml).write(receipts);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private void write(List<Receipt> receipts) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("POSLog");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeAttribute("MajorVersion", "6");
        xml.writeAttribute("MinorVersion", "0");
        xml.writeAttribute("FixVersion", "0");
        for (var receipt : receipts) {
            transaction(receipt);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void transaction(Receipt receipt) throws XMLStreamException {
        var local = receipt.at()
                .truncatedTo(ChronoUnit.MILLIS)
                .atZone(ZoneId.of(receipt.store().zone()));
        var number = Long.toString(receipt.number());
        xml.writeStartElement("Transaction");
        businessUnit(receipt);
        leaf("WorkstationID", receipt.workstation(), "TypeCode", "POS");
        leaf("SequenceNumber", number);
        leaf("POSLogDateTime", LOCAL.format(local));
        leaf("OperatorID", "7", "OperatorType", "Cashier");
        leaf("ReceiptDateTime", LOCAL.format(local));
        leaf("ReceiptNumber", number);
        retailTransaction(receipt);
        leaf("BusinessDayDate", local.toLocalDate().toString());
        times(local);
        xml.writeEndElement();
    }

    private void businessUnit(Receipt receipt) throws XMLStreamException {
        xml.writeStartElement("BusinessUnit");
        leaf(
                "UnitID",
                receipt.store().location().value(),
                "Name",
                receipt.store().name());
        xml.writeEndElement();
    }

    private void times(ZonedDateTime local) throws XMLStreamException {
        leaf("BeginDateTime", local.minusSeconds(40).toInstant().toString());
        leaf("EndDateTime", local.toInstant().toString());
    }

    private void retailTransaction(Receipt receipt) throws XMLStreamException {
        xml.writeStartElement("RetailTransaction");
        var no = 0;
        for (var line : receipt.basket().lines()) {
            line(receipt, line, ++no);
        }
        tender(receipt, ++no);
        totals(receipt);
        if (receipt.sendTo() != null) {
            customer(receipt.sendTo());
        }
        xml.writeEndElement();
    }

    private void line(Receipt receipt, Basket.Line line, int no) throws XMLStreamException {
        var product = line.article().product();
        xml.writeStartElement("LineItem");
        xml.writeStartElement(receipt.sendTo() == null ? "Sale" : "SaleForDelivery");
        leaf("ItemID", Objects.requireNonNullElse(product.gtin(), product.sku().value()), "Name", product.title());
        amount("RegularSalesUnitPrice", line.article().price());
        amount("ActualSalesUnitPrice", line.article().price());
        amount("ExtendedAmount", line.amount());
        amount("ExtendedDiscountAmount", BigDecimal.ZERO);
        leaf("Quantity", (receipt.isReturn() ? "-" : "") + line.quantity() + ".0000", "UnitOfMeasureCode", "EA");
        if (receipt.original() != null) {
            link(receipt.original(), no);
        }
        if (receipt.sendTo() != null) {
            delivery(receipt.sendTo());
        }
        xml.writeEndElement();
        leaf("SequenceNumber", Integer.toString(no));
        xml.writeEndElement();
    }

    private void link(Receipt original, int line) throws XMLStreamException {
        var day = original.at().atZone(ZoneId.of(original.store().zone())).toLocalDate();
        xml.writeStartElement("TransactionLink");
        leaf("TransactionID", Long.toString(original.number()));
        leaf(
                "BusinessUnit",
                original.store().location().value(),
                "Name",
                original.store().name());
        leaf("WorkstationID", original.workstation(), "TypeCode", "POS");
        xml.writeStartElement("BusinessDayDate");
        leaf("Date", day.toString());
        xml.writeEndElement();
        leaf("SequenceNumber", Long.toString(original.number()));
        leaf("LineItemSequenceNumber", Integer.toString(line));
        xml.writeEndElement();
    }

    private void delivery(Buyer buyer) throws XMLStreamException {
        xml.writeStartElement("Delivery");
        leaf("Name", buyer.name());
        address(buyer, "Delivery");
        leaf("TelephoneNumber", buyer.phone());
        leaf("EMail", buyer.email());
        xml.writeEndElement();
    }

    private void customer(Buyer buyer) throws XMLStreamException {
        xml.writeStartElement("Customer");
        xml.writeStartElement("Name");
        leaf("OfficialName", buyer.name());
        xml.writeEndElement();
        address(buyer, "Home");
        leaf("TelephoneNumber", buyer.phone());
        leaf("EMail", buyer.email());
        xml.writeEndElement();
    }

    private void address(Buyer buyer, String type) throws XMLStreamException {
        xml.writeStartElement("Address");
        xml.writeAttribute("AddressType", type);
        leaf("AddressLine", buyer.street(), "TypeCode", "Street");
        leaf("City", buyer.city().city());
        leaf("Territory", buyer.city().province(), "TypeCode", "State");
        leaf("PostalCode", buyer.city().postcode());
        leaf("Country", "", "Code", buyer.city().country());
        xml.writeEndElement();
    }

    private void tender(Receipt receipt, int no) throws XMLStreamException {
        xml.writeStartElement("LineItem");
        xml.writeStartElement("Tender");
        xml.writeAttribute("TenderType", receipt.cash() ? "Cash" : "CreditDebit");
        xml.writeAttribute("TypeCode", receipt.isReturn() ? "Refund" : "Sale");
        amount("Amount", receipt.total());
        xml.writeEndElement();
        leaf("SequenceNumber", Integer.toString(no));
        xml.writeEndElement();
    }

    private void totals(Receipt receipt) throws XMLStreamException {
        var sign = receipt.isReturn() ? BigDecimal.ONE.negate() : BigDecimal.ONE;
        var total = receipt.total().multiply(sign);
        var tax = Basket.taxInside(receipt.total()).multiply(sign);
        total("TransactionGrandAmount", total);
        total("TransactionNetAmount", total.subtract(tax));
        total("TransactionTaxAmount", tax);
        total("TransactionGrossAmount", total);
    }

    private void total(String type, BigDecimal amount) throws XMLStreamException {
        leaf("Total", amount.toPlainString(), "TotalType", type, "CurrencyCode", "ARS");
    }

    private void amount(String name, BigDecimal amount) throws XMLStreamException {
        leaf(name, amount.toPlainString(), "Currency", "ARS");
    }

    private void leaf(String name, String text, String... attributes) throws XMLStreamException {
        xml.writeStartElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
