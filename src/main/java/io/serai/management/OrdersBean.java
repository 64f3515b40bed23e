package io.serai.management;

import io.serai.console.ExceptionFilter;
import io.serai.console.ExceptionQueries;
import io.serai.console.ExceptionView;
import io.serai.console.Language;
import io.serai.console.OrderQueries;
import io.serai.console.OrderSummary;
import io.serai.console.TimelineEntry;
import io.serai.kernel.OrderId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** From an order's number to the step that it stands at: its state, its last event, what waits for a person, and the route of each. */
@Component
@ManagedResource(objectName = "io.serai:type=Orders", description = "Orders by anything that is written on them")
public class OrdersBean {
    private final OrderQueries orders;
    private final ExceptionQueries exceptions;

    OrdersBean(OrderQueries orders, ExceptionQueries exceptions) {
        this.orders = orders;
        this.exceptions = exceptions;
    }

    @ManagedOperation(
            description = "The orders that a reference, number, SSCC or tracking number is of, and where each stands")
    @ManagedOperationParameter(
            name = "reference",
            description = "an order's id, the channel's number, an SSCC, a tracking number")
    public String find(String reference) {
        return Text.of(
                orders.search(reference).items().stream().map(this::where).toList());
    }

    @ManagedOperation(description = "All that happened to an order, with what was decided")
    @ManagedOperationParameter(name = "id", description = "the order's id")
    public String timeline(String id) {
        return Text.of(orders.timeline(OrderId.of(id), Language.ENGLISH));
    }

    /** No customer's data: who works on routes has no need of them. */
    private Map<String, Object> where(OrderSummary order) {
        var timeline = orders.timeline(order.id(), Language.ENGLISH);
        var where = new LinkedHashMap<String, Object>();
        where.put("id", order.id());
        where.put("channel", order.channel());
        where.put("reference", order.reference());
        where.put("state", order.state());
        where.put("since", order.changedAt());
        where.put("route", Routes.of(order.state()));
        newest(timeline, where);
        where.put("exceptions", open(order.id()));
        return where;
    }

    private static void newest(List<TimelineEntry> timeline, Map<String, Object> where) {
        if (!timeline.isEmpty()) {
            where.put("last", timeline.get(timeline.size() - 1));
        }
    }

    private List<Map<String, Object>> open(OrderId order) {
        return exceptions.ofOrder(order).stream()
                .filter(each -> each.state().equals(ExceptionFilter.OPEN.state()))
                .map(OrdersBean::brief)
                .toList();
    }

    private static Map<String, Object> brief(ExceptionView exception) {
        return Map.of("id", exception.id(), "code", exception.code(), "route", exception.lane() + ".group");
    }
}
