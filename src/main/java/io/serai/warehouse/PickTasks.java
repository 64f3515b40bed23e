package io.serai.warehouse;

import io.opentelemetry.api.trace.SpanKind;
import io.serai.contract.PickAnswer;
import io.serai.contract.PickTask;
import io.serai.kernel.Port;
import io.serai.log.Json;
import io.serai.log.Outbox;
import io.serai.log.OutboxMessage;
import io.serai.log.Rows;
import io.serai.log.Traces;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pick tasks as the warehouse sees them. A thin module for now: where {@code serai.warehouse.confirm} is {@code auto} it answers by
 * itself after {@code serai.warehouse.pick-time}; otherwise people answer through the API.
 */
@Port
@Component("pickTasks")
public class PickTasks {
    private static final String ANSWERS = "serai.warehouse.events";
    private static final int BATCH = 100;

    private final JdbcTemplate jdbc;

    private record Traced(PickTask task, @Nullable String trace) {}

    private final Outbox outbox;
    private final Traces traces;
    private final Clock clock;
    private final boolean auto;
    private final Duration pickTime;
    private final int shortEvery;

    PickTasks(
            JdbcTemplate jdbc,
            Outbox outbox,
            Traces traces,
            Clock clock,
            @Value("${serai.warehouse.confirm:manual}") String confirm,
            @Value("${serai.warehouse.pick-time:2s}") Duration pickTime,
            @Value("${serai.warehouse.short-every:0}") int shortEvery) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.traces = traces;
        this.clock = clock;
        this.auto = confirm.equals("auto");
        this.pickTime = pickTime;
        this.shortEvery = shortEvery;
    }

    /**
     * Takes tasks in, each once; a stale message changes nothing. Of several about one task the latest counts.
     *
     * @param came the traceparent that each came with; null where it came with none
     */
    @Transactional
    public void take(List<PickTask> tasks, List<@Nullable String> came) {
        var goesOn = new HashMap<UUID, @Nullable String>();
        for (int i = 0; i < tasks.size(); i++) {
            goesOn.put(tasks.get(i).task().value(), handledIn(came.get(i)));
        }
        var latest = new TreeMap<UUID, PickTask>();
        tasks.forEach(task ->
                latest.merge(task.task().value(), task, (one, other) -> one.seq() >= other.seq() ? one : other));
        var now = clock.instant();
        Rows.of(latest.values())
                .uuid(task -> task.task().value())
                .text(task -> task.location().value())
                .integer(PickTask::seq)
                .text(task -> task.action() == PickTask.Action.PICK ? "OPEN" : "CANCELLED")
                .json(Json::write)
                .instant(task -> now)
                .instant(task -> now)
                .text(task -> goesOn.get(task.task().value()))
                .update(jdbc, """
                        insert into pick_task (fulfilment_id, location, seq, state, task, created_at, changed_at, trace)
                        select * from :rows
                        on conflict (fulfilment_id) do update
                          set seq = excluded.seq, state = excluded.state, trace = excluded.trace, changed_at = excluded.changed_at
                          where pick_task.seq < excluded.seq
                        """);
    }

    /** Answers tasks whose time has come; whether there were so many that more may wait. */
    @Transactional
    public boolean work() {
        if (!auto) {
            return false;
        }
        boolean manyPicked = answer("OPEN", "PICKED");
        boolean manyPacked = answer("PICKED", "PACKED");
        return manyPicked || manyPacked;
    }

    private @Nullable String handledIn(@Nullable String came) {
        if (came == null) {
            return null;
        }
        var span = traces.start("take pick task", SpanKind.CONSUMER, came);
        span.end();
        return Traces.traceparent(span);
    }

    private boolean answer(String from, String to) {
        var tasks = jdbc.query(
                """
                update pick_task set state = ?, changed_at = ?
                where fulfilment_id in (
                  select fulfilment_id from pick_task where state = '%s' and changed_at <= ?
                  order by changed_at limit ? for update skip locked)
                returning task, trace
                """.formatted(from),
                (row, n) -> new Traced(Json.read(row.getString(1), PickTask.class), row.getString(2)),
                to,
                now(),
                Timestamp.from(clock.instant().minus(pickTime)),
                BATCH);
        var messages = new ArrayList<OutboxMessage>();
        tasks.forEach(each -> messages.add(
                message(each.task().task().value(), answer(each.task(), to)).traced(each.trace())));
        outbox.put(messages);
        return tasks.size() == BATCH;
    }

    private PickAnswer answer(PickTask task, String state) {
        if (state.equals("PACKED")) {
            return new PickAnswer(task.task(), PickAnswer.Status.PACKED, List.of(), List.of());
        }
        return new PickAnswer(task.task(), PickAnswer.Status.PICKED, picked(task), List.of());
    }

    /** Now and then the shelf is empty where the books say that there is one: the demo shows what then happens. */
    private List<PickAnswer.Line> picked(PickTask task) {
        boolean falls = shortEvery > 0 && Math.floorMod(task.task().value().hashCode(), shortEvery) == 0;
        var first = task.lines().get(0);
        return task.lines().stream()
                .map(line -> new PickAnswer.Line(
                        line.line(), falls && line.equals(first) ? line.quantity() - 1 : line.quantity()))
                .toList();
    }

    private static OutboxMessage message(UUID task, PickAnswer answer) {
        return new OutboxMessage(task, ANSWERS, Json.write(answer));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
