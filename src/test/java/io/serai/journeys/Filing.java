package io.serai.journeys;

import io.serai.demo.tools.Csv;
import io.serai.demo.tools.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A business customer that leaves its orders as files in a folder, two pieces each, and finds our answers in another. */
enum Filing {
    UBL("ubl", ".xml") {
        @Override
        String order(String reference, String sku) {
            return """
                <Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2">
                  <ID>%s</ID><IssueDate>2026-03-02</IssueDate><IssueTime>14:30:00</IssueTime>
                  <DocumentCurrencyCode>ARS</DocumentCurrencyCode>
                  <BuyerCustomerParty><Party><PartyName><Name>Almacenes</Name></PartyName></Party></BuyerCustomerParty>
                  <Delivery><DeliveryLocation><Address><StreetName>Av. Colón</StreetName><BuildingNumber>500</BuildingNumber>
                    <CityName>Córdoba</CityName><PostalZone>5000</PostalZone><CountrySubentity>Córdoba</CountrySubentity>
                    <Country><IdentificationCode>AR</IdentificationCode></Country></Address></DeliveryLocation></Delivery>
                  <OrderLine><LineItem><ID>1</ID><Quantity unitCode="EA">2</Quantity>
                    <Price><PriceAmount currencyID="ARS">19.95</PriceAmount></Price>
                    <Item><Name>Polo</Name><SellersItemIdentification><ID>%s</ID></SellersItemIdentification></Item></LineItem></OrderLine>
                </Order>
                """.formatted(reference, sku);
        }

        @Override
        String about(String reference) {
            return "<cbc:ID>" + reference + "</cbc:ID>";
        }

        @Override
        String accepted() {
            return "(?s)<cbc:OrderResponseCode>AP</cbc:OrderResponseCode>.*<cbc:Quantity unitCode=\"EA\">2</cbc:Quantity>";
        }

        @Override
        String waiting() {
            return "(?s)<cbc:OrderResponseCode>CA</cbc:OrderResponseCode>"
                    + ".*<cbc:MaximumBackorderQuantity>2</cbc:MaximumBackorderQuantity>";
        }

        @Override
        String rejected() {
            return "<cbc:OrderResponseCode>RE</cbc:OrderResponseCode>";
        }
    },
    IDOC("idoc", ".idoc") {
        @Override
        String order(String reference, String sku) {
            var filled = Csv.text("bazaar/idoc.idoc")
                    .replace("${number|13}", filled("4711", 13))
                    .replace("${number|35}", filled(reference, 35))
                    .replace("${sku|35}", filled(sku, 35))
                    .replace("${title|70}", filled("Polo", 70))
                    .replace("${quantity|15}", filled("2", 15))
                    .replace("${price|15}", filled("19.95", 15))
                    .replace("${total|18}", filled("39.90", 18))
                    .replace("${at:yyyyMMdd}", "20260302")
                    .replace("${at:HHmmss}", "143000");
            // The same customer, at home in another country.
            return filled.replace("EUR", "ARS")
                    .replace("Sevilla", "Cordoba")
                    .replaceAll("410\\d\\d( +)ES", "5000 $1AR")
                    .replaceAll("(?m)12( +)ES$", "12$1AR");
        }

        @Override
        String about(String reference) {
            return reference + "\n";
        }

        @Override
        String accepted() {
            return "(?m)^E2EDP01007.{53}00010 004";
        }

        @Override
        String waiting() {
            return "(?m)^E2EDP01007.{53}00010 002";
        }

        @Override
        String rejected() {
            return "(?m)^E2EDP01007.{53}00010 003";
        }
    };

    private final String partner;
    private final String extension;

    Filing(String partner, String extension) {
        this.partner = partner;
        this.extension = extension;
    }

    String partner() {
        return partner;
    }

    abstract String order(String reference, String sku);

    /** What an answer says of the order that it is about. */
    abstract String about(String reference);

    /** What an answer says of an order that comes whole, that waits whole for its stock, that does not come: an expression. */
    abstract String accepted();

    abstract String waiting();

    abstract String rejected();

    /** Leaves an order; the name of the file. */
    String orders(String reference, String sku) {
        var name = reference + extension;
        WholeFile.write(
                Stage.SET.folder.resolve(partner), name, order(reference, sku).getBytes(StandardCharsets.UTF_8));
        return name;
    }

    /** The answers to an order so far. */
    List<String> answers(String reference) {
        var folder = Stage.SET.folder.resolve(partner + "-answers");
        var answers = new ArrayList<String>();
        if (Files.exists(folder)) {
            try (var files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(extension))
                        .sorted()
                        .forEach(file -> add(file, reference, answers));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return answers;
    }

    private void add(Path file, String reference, List<String> answers) {
        try {
            var text = Files.readString(file);
            if (text.contains(about(reference))) {
                answers.add(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With blanks up to a width. */
    private static String filled(String word, int width) {
        return word + " ".repeat(width - word.length());
    }
}
