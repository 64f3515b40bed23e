package io.serai.fulfilment.telling;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.mapping.Outbound;
import io.serai.mapping.Outbound.Message;
import io.serai.mapping.Partners;
import java.nio.file.Path;
import java.util.Map;
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

    @Test
    void a_channel_whose_settings_name_a_queue_is_told_as_soon_as_they_are_saved() {
        var partners = new Partners(Path.of("mappings"));
        var told = new ToldChannels(new Outbound(partners), environment);
        assertThat(told.of(Message.ACCEPTANCE)).isEmpty();

        var settings = "lane: orders\nformat: json\nback:\n  asIs: [acceptance]\n";
        partners.use(Map.of("channels/feria/channel.yaml", settings));
        assertThat(told.of(Message.ACCEPTANCE)).as("it is told nowhere").isEmpty();
        partners.use(Map.of("channels/feria/channel.yaml", settings + "  queue: serai.told.feria\n"));
        assertThat(told.of(Message.ACCEPTANCE)).containsExactly("feria");
        assertThat(told.of(Message.FULFILMENT)).isEmpty();
        partners.use(Map.of());
        assertThat(told.of(Message.ACCEPTANCE)).isEmpty();
    }
}
