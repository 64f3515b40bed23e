package io.serai.fulfilment.telling;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.fulfilment.calls.Call;
import io.serai.fulfilment.calls.Door;
import io.serai.fulfilment.calls.Reply;
import io.serai.fulfilment.calls.Verdict;
import io.serai.log.Alerts;
import io.serai.log.Attempt;
import io.serai.log.Json;
import io.serai.notifications.StandardWebhook;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Tells those who run the hub of alerts: in a mail of two languages, and as a signed webhook (Standard Webhooks). */
@Component
class AlertDoor implements Door {
    private final Clock clock;
    private final String mailTo;
    private final String secret;
    private final String page;

    AlertDoor(
            Clock clock,
            @Value("${serai.alerts.mail-to:}") String mailTo,
            @Value("${serai.secrets.alerts:}") String secret,
            @Value("${serai.public-url}") String publicUrl) {
        this.clock = clock;
        this.mailTo = mailTo;
        this.secret = secret;
        this.page = publicUrl.replaceAll("/+$", "") + "/alerts";
    }

    @Override
    public boolean serves(String door) {
        return door.equals(Alerts.MAIL) || door.equals(Alerts.WEBHOOK);
    }

    @Override
    public Call call(Attempt attempt) {
        return attempt.door().equals(Alerts.MAIL) ? mail(attempt) : webhook(attempt);
    }

    private Call mail(Attempt attempt) {
        var total = attempt.data().path("total").asInt();
        var text = new StringBuilder("Open alerts / Alertas abiertas: " + page + "\n\n");
        attempt.data().path("alerts").forEach(alert -> text.append(line(alert)).append('\n'));
        return new Call.Mail(
                attempt,
                "<" + attempt.id() + "@" + host() + ">",
                mailTo,
                "Serai: " + total + (total == 1 ? " alert / alerta" : " alerts / alertas"),
                "<pre>" + HtmlUtils.htmlEscape(text.toString(), "UTF-8") + "</pre>",
                text.toString());
    }

    private static String line(JsonNode alert) {
        return "- " + alert.path("code").asText() + ": " + alert.path("subject").asText();
    }

    private Call webhook(Attempt attempt) {
        var body = Json.write(Map.of(
                "type",
                "alerts.raised",
                "timestamp",
                attempt.data().path("at").asText(),
                "data",
                Map.of(
                        "alerts",
                        attempt.data().path("alerts"),
                        "total",
                        attempt.data().path("total"),
                        "page",
                        page)));
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        if (!secret.isEmpty()) {
            headers.putAll(StandardWebhook.headers(
                    attempt.id().toString(), clock.instant(), body.getBytes(StandardCharsets.UTF_8), List.of(secret)));
        }
        return new Call.Http(attempt, "POST", "", headers, body);
    }

    @Override
    public Verdict judge(Attempt attempt, Reply reply) {
        return Verdict.ofIdempotent(reply);
    }

    /** As every mail. */
    @Override
    public boolean givesUp(Attempt attempt) {
        return attempt.door().equals(Alerts.MAIL);
    }

    private String host() {
        return Optional.ofNullable(URI.create(page).getHost()).orElse("localhost");
    }
}
