package io.serai.log;

import jakarta.jms.JMSException;
import org.springframework.beans.factory.BeanFactory;

/** Lets tests of other packages take the outbox to the broker, a round at a time. */
public final class RelayAccess {
    private RelayAccess() {}

    /** One round of the relay; how many messages it sent. */
    public static int run(BeanFactory hub) throws JMSException {
        return hub.getBean(Relay.class).run();
    }
}
