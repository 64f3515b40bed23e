package io.serai.simulation;

import io.serai.fulfilment.calls.Call;
import io.serai.fulfilment.calls.Reply;

/** A partner that the hub calls: does the work and answers. */
interface Outsider {
    Reply answer(Call call);

    static Reply ok(String body) {
        return new Reply(200, body);
    }
}
