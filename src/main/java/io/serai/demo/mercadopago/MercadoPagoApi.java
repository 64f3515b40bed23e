package io.serai.demo.mercadopago;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.tools.Book;
import io.serai.demo.tools.Json;
import io.serai.demo.tools.Numbers;
import io.serai.demo.tools.Recent;
import io.serai.demo.web.Answer;
import io.serai.demo.web.Call;
import io.serai.demo.web.Faults;
import io.serai.demo.web.Handler;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The provider's API under {@code /mercadopago}: {@code /v1/payments}, changes by PUT, its refunds, and {@code /book} for whoever compares.
 * Every change wants an {@code X-Idempotency-Key}, and the same key changes nothing twice.
 */
public final class MercadoPagoApi implements Handler, Closeable {
    private static final String PAYMENTS = "/v1/payments";
    private static final String PAYMENT = PAYMENTS + "/\\d+";
    private static final int ID = 2;
    private static final int MANY = 50_000;

    private final Map<Long, MercadoPayment> payments = new Recent<>(MANY);
    private final Map<String, Long> keys = new Recent<>(MANY);
    private final Book book;
    private final String token;
    private final Faults faults;
    private final MercadoPagoEvents events;
    private final Numbers numbers;

    private record Line(MercadoPayment payment, String key) {}

    /** @param token the access token that callers show as Bearer */
    public MercadoPagoApi(Path file, String token, Faults faults, MercadoPagoEvents events, Numbers numbers) {
        this.book = Book.open(file, line -> take(Json.as(line, Line.class)));
        this.token = token;
        this.faults = faults;
        this.events = events;
        this.numbers = numbers;
    }

    @Override
    public Answer handle(Call call) {
        if (!("Bearer " + token).equals(call.header("Authorization"))) {
            return error(401, "Unauthorized use of live credentials");
        }
        if (call.is("GET", PAYMENT)) {
            return known(call)
                    .map(payment -> Answer.json(200, payment.json()))
                    .orElseGet(() -> error(404, "Payment not found"));
        }
        if (call.is("GET", "/book")) {
            return Answer.json(200, Map.of("payments", all()));
        }
        var key = call.header("X-Idempotency-Key");
        if (key == null || key.isEmpty()) {
            return error(400, "Header X-Idempotency-Key can't be null");
        }
        return faults.on(changed(call, key));
    }

    private Answer changed(Call call, String key) {
        if (call.is("POST", PAYMENTS)) {
            return created(call.json(), key);
        }
        var payment = known(call);
        if (payment.isEmpty()) {
            return error(404, "Payment not found");
        }
        if (call.is("PUT", PAYMENT)) {
            return put(payment.get(), call.json(), key);
        }
        return call.is("POST", PAYMENT + "/refunds")
                ? refund(payment.get(), call.json(), key)
                : error(404, "not found");
    }

    private Answer created(JsonNode wish, String key) {
        var again = replayed(key);
        if (again.isPresent()) {
            return Answer.json(201, again.get().json());
        }
        boolean captured = wish.path("capture").asBoolean(true);
        var payment = new MercadoPayment(
                numbers.next(),
                captured ? MercadoPayment.APPROVED : MercadoPayment.AUTHORIZED,
                wish.path("currency_id").asText("ARS"),
                wish.path("transaction_amount").decimalValue(),
                BigDecimal.ZERO,
                captured ? 1 : 0,
                0);
        keep(payment, key, "payment.created");
        return Answer.json(201, payment.json());
    }

    private Answer put(MercadoPayment payment, JsonNode wish, String key) {
        if (MercadoPayment.CANCELLED.equals(wish.path("status").asText())) {
            return once(key, payment, payment.is(MercadoPayment.AUTHORIZED), 200, MercadoPayment::cancelled);
        }
        var amount = wish.path("transaction_amount").decimalValue();
        boolean fits = payment.is(MercadoPayment.AUTHORIZED)
                && wish.path("capture").asBoolean()
                && amount.signum() > 0
                && amount.compareTo(payment.amount()) <= 0;
        return once(key, payment, fits, 200, each -> each.captured(amount));
    }

    private Answer refund(MercadoPayment payment, JsonNode wish, String key) {
        var amount = wish.path("amount").decimalValue();
        boolean fits = payment.is(MercadoPayment.APPROVED)
                && amount.signum() > 0
                && payment.refunded().add(amount).compareTo(payment.amount()) <= 0;
        return once(key, payment, fits, 201, each -> each.refunded(amount));
    }

    private Answer once(
            String key, MercadoPayment payment, boolean fits, int status, UnaryOperator<MercadoPayment> change) {
        if (replayed(key).isPresent()) {
            return Answer.json(status, payment.json());
        }
        if (!fits) {
            return error(400, "The action requested is not valid for the current payment state");
        }
        var changed = change.apply(payment);
        keep(changed, key, "payment.updated");
        return Answer.json(status, changed.json());
    }

    private synchronized Optional<MercadoPayment> replayed(String key) {
        return Optional.ofNullable(keys.get(key)).map(payments::get);
    }

    private synchronized Optional<MercadoPayment> known(Call call) {
        return Optional.ofNullable(payments.get(Long.parseLong(call.part(ID))));
    }

    private synchronized Object all() {
        return payments.values().stream()
                .map(each -> each.json().put("captures", each.captures()).put("refunds", each.refunds()))
                .toList();
    }

    private void keep(MercadoPayment payment, String key, String action) {
        var line = new Line(payment, key);
        book.append(line);
        take(line);
        events.tell(payment.id(), action);
    }

    private synchronized void take(Line line) {
        payments.put(line.payment().id(), line.payment());
        keys.put(line.key(), line.payment().id());
    }

    private static Answer error(int status, String message) {
        return Answer.json(status, Map.of("status", status, "message", message));
    }

    @Override
    public void close() throws IOException {
        book.close();
    }
}
