package io.serai.routing;

import io.serai.channels.TooLargeException;
import io.serai.fulfilment.intake.Authenticity;
import io.serai.fulfilment.intake.HintLimits;
import io.serai.fulfilment.intake.Hints;
import io.serai.fulfilment.intake.PublicKeys;
import io.serai.fulfilment.intake.Reception;
import io.serai.kernel.Port;
import io.serai.mapping.Partner;
import io.serai.mapping.Partner.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The partners' HTTP doors. A wrong signature is 401 and nothing is kept; too large 413; what cannot be kept now, or finds no room, 503;
 * everything else is kept and answered 202, or what its channel wants to hear, with its receipt, also if its content turns out wrong. Where
 * nobody signs, what is too much is 429.
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
    private final Hints hints;
    private final HintLimits limits;
    private final int maxBytes;

    /** Of which the log has told. */
    private final Set<String> unconnected = ConcurrentHashMap.newKeySet();

    Doors(
            Reception reception,
            Authenticity authenticity,
            PublicKeys keys,
            Hints hints,
            HintLimits limits,
            @Value("${serai.inbox.max-bytes:10485760}") int maxBytes) {
        this.reception = reception;
        this.authenticity = authenticity;
        this.keys = keys;
        this.hints = hints;
        this.limits = limits;
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
            if (partner.isPresent() && partner.get().signature().opensToAnybody()) {
                takeUnsigned(exchange, request, partner.get());
                return;
            }
            var body = request.bytes(maxBytes);
            if (partner.isPresent() && authenticity.isPing(partner.get(), body)) {
                Answers.json(exchange, 200, Map.of());
            } else if (partner.isEmpty() || !authenticity.isSigned(partner.get(), headers, body, keys)) {
                wrongSignature(exchange);
            } else if (!reception.hasRoom(partner.get().name(), PATIENCE)) {
                busy(exchange);
            } else {
                keep(exchange, partner.get(), headers, body);
            }
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

    /** Somebody has to be there who fetches what is told of, and it may come only so often: both are known before anything of it is read. */
    private void takeUnsigned(Exchange exchange, Request request, Partner partner) throws IOException {
        var address = request.need(HintLimits.ADDRESS);
        long pause = limits.pause(partner.name(), address);
        var nobodyAsks = hints.whyNobodyAsks(partner);
        if (nobodyAsks.isPresent()) {
            if (unconnected.add(partner.name())) {
                log.warn(
                        "Hints of {} are turned away, as nobody could ask for more: {}",
                        partner.name(),
                        nobodyAsks.get());
            }
            Answers.problem(
                    exchange,
                    503,
                    "not-connected",
                    "The hub is not connected to it, so that nobody could fetch what is told of; nothing was kept.");
            return;
        }
        if (pause > 0) {
            tooMany(exchange, pause);
            return;
        }
        var headers = request.headers();
        var body = request.bytes(maxBytes);
        if (!authenticity.isSigned(partner, headers, body, keys)) {
            wrongSignature(exchange);
        } else if (!limits.take(partner.name(), address, Math.max(1, authenticity.hints(partner, body)))) {
            tooMany(exchange, 1);
        } else if (!reception.hasRoomUnsigned(partner)) {
            busy(exchange);
        } else {
            keep(exchange, partner, headers, body);
        }
    }

    private void keep(Exchange exchange, Partner partner, Map<String, String> headers, byte[] body) throws IOException {
        var receipt = reception.keep(partner.name(), "http", headers, body);
        int kept = partner.signature().answer();
        Answers.json(exchange, kept, Map.of("receipt", receipt.receipt(), "again", receipt.again()));
    }

    private static void wrongSignature(Exchange exchange) {
        Answers.problem(exchange, 401, "wrong-signature", "Nobody we know has signed this message.");
    }

    private static void busy(Exchange exchange) {
        Answers.problem(
                exchange, 503, "busy", "Too much waits already; nothing was kept. Send it again a little later.");
    }

    private static void tooMany(Exchange exchange, long seconds) {
        Answers.problem(
                exchange,
                429,
                "too-many-hints",
                "More comes to this door, at which nobody signs, than it takes; nothing was kept. Send it again a little later.");
        exchange.getMessage().setHeader("Retry-After", Long.toString(seconds));
    }
}
