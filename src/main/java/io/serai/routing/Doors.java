package io.serai.routing;

import io.serai.channels.TooLargeException;
import io.serai.fulfilment.intake.Authenticity;
import io.serai.fulfilment.intake.PublicKeys;
import io.serai.fulfilment.intake.Reception;
import io.serai.kernel.Port;
import io.serai.mapping.Partner.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The partners' HTTP doors. A wrong signature is 401 and nothing is kept; too large 413; what cannot be kept now, or finds no room, 503;
 * everything else is kept and answered 202, or what its channel wants to hear, with its receipt, also if its content turns out wrong.
 */
@Port
@Component("doors")
public class Doors {
    private static final Logger log = LoggerFactory.getLogger(Doors.class);

    /** How long a sender is kept waiting for room: shorter than senders wait for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Reception reception;
    private final Authenticity authenticity;
    private final PublicKeys keys;
    private final int maxBytes;

    Doors(
            Reception reception,
            Authenticity authenticity,
            PublicKeys keys,
            @Value("${serai.inbox.max-bytes:10485760}") int maxBytes) {
        this.reception = reception;
        this.authenticity = authenticity;
        this.keys = keys;
        this.maxBytes = maxBytes;
    }

    public void channel(Exchange exchange) {
        take(exchange, "channel", Kind.CHANNEL);
    }

    /** A channel asks whether its door here is ours, before it sends anything. Nothing is kept of it. */
    public void challenge(Exchange exchange) {
        var request = new Request(exchange);
        var query = request.headers().getOrDefault(Authenticity.QUERY, "");
        reception
                .partner(request.need("channel"), Kind.CHANNEL)
                .flatMap(partner -> authenticity.answer(partner, query))
                .ifPresentOrElse(
                        answer -> Answers.json(exchange, 200, Map.of("challengeResponse", answer)),
                        () -> Answers.problem(
                                exchange, 401, "no-question", "Nobody we know asks like this at this door."));
    }

    public void carrier(Exchange exchange) {
        take(exchange, "carrier", Kind.CARRIER);
    }

    public void provider(Exchange exchange) {
        take(exchange, "provider", Kind.PROVIDER);
    }

    private void take(Exchange exchange, String parameter, Kind kind) {
        var request = new Request(exchange);
        try {
            var headers = request.headers();
            var partner = reception.partner(request.need(parameter), kind);
            var body = request.bytes(maxBytes);
            if (partner.isPresent() && authenticity.isPing(partner.get(), body)) {
                Answers.json(exchange, 200, Map.of());
                return;
            }
            if (partner.isEmpty() || !authenticity.isSigned(partner.get(), headers, body, keys)) {
                Answers.problem(exchange, 401, "wrong-signature", "Nobody we know has signed this message.");
                return;
            }
            if (!reception.hasRoom(partner.get().name(), PATIENCE)) {
                Answers.problem(
                        exchange,
                        503,
                        "busy",
                        "Too much waits already; nothing was kept. Send it again a little later.");
                return;
            }
            var receipt = reception.keep(partner.get().name(), "http", headers, body);
            int kept = partner.get().signature().answer();
            Answers.json(exchange, kept, Map.of("receipt", receipt.receipt(), "again", receipt.again()));
        } catch (PublicKeys.AwayException e) {
            Answers.problem(
                    exchange,
                    503,
                    "no-key",
                    "The key that signed it cannot be had from its publisher now; nothing was kept. Send it again.");
        } catch (TooLargeException e) {
            Answers.problem(exchange, 413, "too-large", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            Answers.problem(exchange, 400, "broken-off", "The message broke off before its end; nothing was kept.");
        } catch (DataAccessException | TransactionException e) {
            log.warn("A message cannot be kept now: {}", e.toString());
            Answers.problem(
                    exchange, 503, "not-now", "The message cannot be kept now; nothing was kept. Send it again.");
        } catch (RuntimeException e) {
            Answers.fault(exchange, e);
        }
    }
}
