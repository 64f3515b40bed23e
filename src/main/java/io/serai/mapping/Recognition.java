package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a name of a partner's stands for. First {@link Synonyms} are asked; where they have left a field open, the words in a name are
 * looked at. The value beside the name has to be one that such a field can have.
 */
final class Recognition {
    private static final Pattern NOT_ORDERED = Pattern.compile(
            "^is |^has |^min|^max|cancel|refund|return|ship|deliver|invoic|fulfil|back ?order|weight|pack|fee|reward|commission|remit");

    private static final Set<String> VAGUE =
            Set.of("id", "name", "total", "amount", "value", "valor", "importe", "code", "codigo");

    private static final List<Guess> OF_ORDER = List.of(
            guess(
                    "reference",
                    "(sales|customer|web|shop|channel|marketplace|purchase|seller|document|doc|po|order|pedido|orden|venta)( order)?"
                            + " (id|no|nr|num|nbr|number|code|ref|reference|numero|codigo)"),
            guess(
                    "placedAt",
                    "((order|doc|document|purchase|sale|sold|issue|creation|created|placed|paid|compra|pedido|emision|emissao)"
                            + ".*(date|time|dtm|at|on|fecha|data))|(fecha|data|date).*"),
            guess("revision", "(last )?(updat|modif|chang|alter|actualiz).*"),
            guess("currency", ".*(currency|moneda|moeda).*"),
            guess(
                    "shipping",
                    ".*(ship|deliver|freight|envio|flete|frete).*(cost|price|amount|total|fee|charge|costo|precio|valor).*"),
            guess("discount", ".*(discount|descuento|desconto|rebate).*"),
            guess("tax", "(total )?(tax|vat|iva|impuestos?|impostos?)( total| amount)?"),
            guess(
                    "total",
                    "(grand |order |amount |invoice |total )?(total|payable|value|amount)( amount| price| paid| value| due| order| incl.*)?"),
            guess("note", ".*(note|comment|remark|instruction|observ|mensaje|message).*"),
            guess("customer.email", ".*(mail|correo).*"),
            guess("customer.phone", ".*(phone|mobile|celular|telefon).*"),
            guess("customer.first", "(.* )?(first ?name|given name|forename|nombres?)"),
            guess("customer.last", "(.* )?(last ?name|surname|family name|apellidos?|sobrenome)"),
            guess("customer.name", "(customer|buyer|client|full|contact|display) ?name"),
            guess("shipTo.city", "(.* )?(city|town|ciudad|cidade|locality)( name)?"),
            guess("shipTo.postcode", "(.* )?(zip|zip ?code|postal|postal ?code|postal zone|postcode|pcode|cep|cp)"),
            guess("shipTo.country", "(.* )?(country|pais)( code| id| iso| name)?"),
            guess(
                    "shipTo.province",
                    "(?!current|order|line)(.* )?(state|province|region|territory|provincia|administrative.*)( code| name| or region| or province)?"),
            guess("shipTo.street2", "(.* )?(street|address|line|direccion|endereco)( line)? ?2"),
            guess("shipTo.street", "(.* )?(street|address|direccion|endereco)( name| line| 1| line 1)?"));

    private static final List<Guess> OF_LINE = List.of(
            guess("line.sku", "(.* )?(sku|gtin|ean|ean ?13|upc|barcode|isbn|asin|.*item identification id)"),
            guess(
                    "line.sku",
                    "(.* )?(product|item|article|part|material|style|variant|variation|catalog|legacy item)"
                            + " ?(object )?(code|no|nr|num|number|ref|reference|id|identifier)"),
            guess(
                    "line.quantity",
                    "(.* )?(qty|quantity|quantities|quant|ordqua|cantidad|cant|unidades|quantidade|qtd|menge)( .*)?"),
            guess(
                    "line.unitPrice",
                    "(.* )?(unit|net|sale|sell|selling|sold|base|each|item|product|actual|list)? ?(price|precio|preco)( amount| value| money| tax.*)?"),
            guess(
                    "line.total",
                    "(.* )?(line|row|extended|extension|item|sub|gross|total).*(total|amount|cost|value|price|money)( .*)?"),
            guess("line.title", "(.* )?(name|title|desc|description|descripcion|label)"),
            guess("line.id", "(.* )?(line|row|pos|position|item|seq|sequence)( item)? ?(id|no|nr|num|nbr|number)"));

    /** @param words the whole of a plain name */
    private record Guess(String field, Pattern words) {}

    private Recognition() {}

    private static Guess guess(String field, String words) {
        return new Guess(field, Pattern.compile(words));
    }

    /** What a name among those of an order is for certain. */
    static Optional<String> ofOrder(Leaf leaf) {
        return Synonyms.field(leaf.name())
                .filter(field -> !field.startsWith("line."))
                .filter(field -> Likely.fits(field, leaf.value()));
    }

    /** What a name among those of a line is for certain. What says little is no more than a guess below another name. */
    static Optional<String> ofLine(Leaf leaf) {
        if (!leaf.above().isEmpty() && VAGUE.contains(Synonyms.plain(leaf.name()))) {
            return Optional.empty();
        }
        var field = switch (Synonyms.plain(leaf.name())) {
            case "id" -> "line.id";
            case "total" -> "line.total";
            case "name" -> "line.title";
            default -> Synonyms.field(leaf.name()).orElse("");
        };
        return Optional.of(field)
                .filter(found -> found.startsWith("line."))
                .filter(found -> Likely.fits(found, leaf.value()));
    }

    /** What a name among those of an order may be, the most telling first. */
    static List<String> guessesOfOrder(Leaf leaf) {
        return guesses(OF_ORDER, Synonyms.plain(leaf.name()), leaf.value());
    }

    /** What a name among those of a line may be, the most telling first. */
    static List<String> guessesOfLine(Leaf leaf) {
        var above = leaf.above().isEmpty() ? "" : leaf.above().get(leaf.above().size() - 1) + " ";
        var plain = (above + Synonyms.plain(leaf.name())).strip();
        return NOT_ORDERED.matcher(plain).find() ? List.of() : guesses(OF_LINE, plain, leaf.value());
    }

    private static List<String> guesses(List<Guess> guesses, String plain, JsonNode value) {
        return guesses.stream()
                .filter(guess -> guess.words().matcher(plain).matches())
                .map(Guess::field)
                .filter(field -> Likely.fits(field, value))
                .distinct()
                .toList();
    }
}
