package io.serai.management;

import io.serai.console.ExceptionFilter;
import io.serai.console.ExceptionQueries;
import io.serai.console.ExceptionView;
import io.serai.fulfilment.Repair;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** What waits for a person. A document is not shown here, because it may name a customer: the page has it. */
@Component
@ManagedResource(objectName = "io.serai:type=Exceptions", description = "What waits for a person")
public class ExceptionsBean {
    private static final int MOST = 50;

    private final ExceptionQueries exceptions;
    private final Repair repair;

    ExceptionsBean(ExceptionQueries exceptions, Repair repair) {
        this.exceptions = exceptions;
        this.repair = repair;
    }

    @ManagedOperation(description = "The newest open ones")
    public String open() {
        return Text.of(exceptions.list(ExceptionFilter.OPEN, 0, MOST).items().stream()
                .map(ExceptionsBean::brief)
                .toList());
    }

    @ManagedOperation(description = "The newest open ones of a partner")
    @ManagedOperationParameter(name = "partner", description = "the partner's name")
    public String openOf(String partner) {
        var filter = new ExceptionFilter(ExceptionFilter.OPEN.state(), partner, null);
        return Text.of(exceptions.list(filter, 0, MOST).items().stream()
                .map(ExceptionsBean::brief)
                .toList());
    }

    @ManagedOperation(description = "Takes it the whole way again, or says why it is refused again")
    @ManagedOperationParameter(name = "id", description = "the exception's id")
    public String replay(String id) {
        var answer = repair.replay(UUID.fromString(id));
        if (!answer.found()) {
            return "there is no exception " + id;
        }
        if (!answer.open()) {
            return "it is closed, or there is nothing in it to replay";
        }
        return answer.problems().isEmpty() ? "replayed" : Text.of(answer.problems());
    }

    private static Map<String, Object> brief(ExceptionView exception) {
        var brief = new LinkedHashMap<String, Object>();
        brief.put("id", exception.id());
        brief.put("code", exception.code());
        brief.put("partner", exception.partner());
        brief.put("route", exception.lane() + ".group");
        brief.put("since", exception.createdAt());
        Optional.ofNullable(exception.order()).ifPresent(order -> brief.put("order", order));
        return brief;
    }
}
