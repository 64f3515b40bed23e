package io.serai.demo.carriers;

import io.serai.demo.web.Answer;
import io.serai.demo.web.Call;
import io.serai.demo.web.Handler;
import java.util.Map;

/** For whoever compares: {@code /carriers/<name>/book} tells on how many manifests each parcel was, and what was told of it. */
public final class CarriersApi implements Handler {
    private final Map<String, Carrier> carriers;

    public CarriersApi(Map<String, Carrier> carriers) {
        this.carriers = Map.copyOf(carriers);
    }

    @Override
    public Answer handle(Call call) {
        var carrier = call.is("GET", "/[a-z]+/book") ? carriers.get(call.part(0)) : null;
        return carrier == null ? Answer.of(404) : Answer.json(200, Map.of("parcels", carrier.lines()));
    }
}
