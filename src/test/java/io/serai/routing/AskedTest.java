package io.serai.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.completeness.Told;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of open orders that are asked for one by one and not given. */
class AskedTest {
    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 410, 422, 500, 503})
    void one_that_is_not_given_keeps_back_no_other(int status) {
        var asked = ask(Map.of("2", status), "1", "2", "3");

        assertThat(asked.told()).extracting(Told::id).containsExactly("1", "3");
        assertThatCode(asked::orThrow).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 500})
    void where_none_of_several_is_given_it_is_told(int status) {
        var asked = ask(Map.of("1", status, "2", status), "1", "2");

        assertThat(asked.told()).isEmpty();
        assertThatThrownBy(asked::orThrow).isInstanceOf(FarApi.NotGiven.class);
    }

    @Test
    void one_alone_that_is_not_given_says_nothing_of_the_api() {
        assertThatCode(ask(Map.of("1", 500), "1")::orThrow).doesNotThrowAnyException();
    }

    @Test
    void those_that_are_gone_are_no_error() {
        assertThatCode(ask(Map.of("1", 404, "2", 410), "1", "2")::orThrow).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 401, 429})
    void no_further_one_is_asked_for_where_the_api_gives_nothing_now(int status) {
        assertThatThrownBy(() -> ask(Map.of("1", status), "1", "2")).isInstanceOf(FarApi.NotGiven.class);
    }

    private static Asked ask(Map<String, Integer> refused, String... references) {
        return Asked.of("shop", List.of(references), reference -> {
            var status = refused.get(reference);
            if (status != null) {
                throw new FarApi.NotGiven(status, "it answered " + status);
            }
            return reference.getBytes(StandardCharsets.UTF_8);
        });
    }
}
