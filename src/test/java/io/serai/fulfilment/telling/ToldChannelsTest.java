package io.serai.fulfilment.telling;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.mapping.Outbound;
import io.serai.mapping.Outbound.Message;
import io.serai.mapping.Partners;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** Nothing is asked for a channel that has no way back. */
class ToldChannelsTest {
    private static final Outbound OUTBOUND = new Outbound(new Partners(Path.of("mappings")));

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void a_channel_is_told_where_it_is_connected_and_its_folder_says_how() {
        environment.setProperty("serai.channels.woocommerce.url", "http://shop");
        environment.setProperty("serai.channels.poslog.url", "http://till");

        var told = new ToldChannels(OUTBOUND, environment);

        assertThat(told.of(Message.FULFILMENT)).containsExactly("woocommerce");
        assertThat(told.of(Message.CANCELLATION)).containsExactly("woocommerce");
    }
}
