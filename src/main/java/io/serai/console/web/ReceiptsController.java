package io.serai.console.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.console.ReceiptQueries;
import io.serai.console.ReceiptView;
import io.serai.kernel.ReceiptId;
import io.serai.mapping.Item;
import io.serai.mapping.Normaliser;
import io.serai.mapping.Partners;
import io.serai.mapping.Result;
import io.serai.mapping.Writing;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A message as it was received, and as its mapping reads it. It may be full of personal data, so that it is for operators. */
@Controller
class ReceiptsController {
    /** What an item means: {@code text} is the contract as JSON, or the reasons why there is none. */
    public record Mapped(int no, String how, String text) {}

    /** More items are not shown; the message has them all. */
    private static final int MAX_ITEMS = 20;

    private static final ObjectMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ReceiptQueries receipts;
    private final Partners partners;
    private final Normaliser normaliser;

    ReceiptsController(ReceiptQueries receipts, Partners partners, Normaliser normaliser) {
        this.receipts = receipts;
        this.partners = partners;
        this.normaliser = normaliser;
    }

    @GetMapping("/receipts/{id}")
    String one(@PathVariable ReceiptId id, Locale locale, Model model) {
        var receipt = receipts.find(id).orElseThrow(NotFoundException::new);
        var bytes = receipts.body(id);
        model.addAttribute("receipt", receipt);
        model.addAttribute(
                "items", receipt.items().subList(0, Math.min(receipt.items().size(), MAX_ITEMS)));
        var partner = partners.readable(receipt.partner());
        model.addAttribute(
                "received",
                bytes.flatMap(body ->
                                partner.map(known -> Writing.text(known, body)).orElseGet(() -> text(body)))
                        .orElse(null));
        model.addAttribute(
                "writing",
                bytes.flatMap(body -> partner.flatMap(known -> Writing.of(known, body)))
                        .orElse(null));
        model.addAttribute(
                "mapped", bytes.map(body -> mapped(receipt, body, locale)).orElse(List.of()));
        return "receipt";
    }

    private List<Mapped> mapped(ReceiptView receipt, byte[] body, Locale locale) {
        return partners.readable(receipt.partner())
                .map(partner -> normaliser.normalise(partner, body).stream()
                        .limit(MAX_ITEMS)
                        .map(item -> mapped(item, locale))
                        .toList())
                .orElse(List.of());
    }

    private static Mapped mapped(Item item, Locale locale) {
        var result = item.result();
        if (result instanceof Result.Taken taken) {
            return new Mapped(item.no(), "TAKEN", pretty(taken.json()));
        }
        if (result instanceof Result.Ignored ignored) {
            return new Mapped(item.no(), "IGNORED", ignored.reason());
        }
        var problems = ((Result.Refused) result).problems();
        return new Mapped(
                item.no(),
                "REFUSED",
                String.join(
                        "\n\n", problems.stream().map(each -> each.text(locale)).toList()));
    }

    private static String pretty(Object json) {
        try {
            return PRETTY.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a contract is always JSON", e);
        }
    }

    /** Empty if it is no text. */
    private static Optional<String> text(byte[] body) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return Optional.of(text).filter(all -> all.indexOf('\0') < 0);
        } catch (CharacterCodingException noText) {
            return Optional.empty();
        }
    }
}
