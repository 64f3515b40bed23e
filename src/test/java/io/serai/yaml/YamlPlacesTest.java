package io.serai.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class YamlPlacesTest {
    private static YamlPlaces places;

    @BeforeAll
    static void read() throws JsonProcessingException {
        places = YamlPlaces.of("""
                payment:
                  country: none
                country: AR
                csv:
                  separator: ;
                holds:
                  - hold: fraud
                    above: 5
                  - {hold: person}
                a/b: 1
                """);
    }

    @Test
    void two_of_the_same_name_are_told_apart_by_where_they_are() {
        assertThat(places.at("/country")).isEqualTo(3);
        assertThat(places.at("/payment/country")).isEqualTo(2);
    }

    @Test
    void an_item_of_a_list_is_where_it_begins() {
        assertThat(places.at("/holds/0")).isEqualTo(7);
        assertThat(places.at("/holds/0/above")).isEqualTo(8);
        assertThat(places.at("/holds/1")).isEqualTo(9);
    }

    @Test
    void what_is_missing_is_where_it_would_be() {
        assertThat(places.at("/csv/charset")).isEqualTo(4);
        assertThat(places.at("/lane")).as("of the whole file").isEqualTo(1);
    }

    @Test
    void a_slash_in_a_name_is_written_as_the_standard_says() {
        assertThat(places.at("/a~1b")).isEqualTo(10);
    }

    @Test
    void what_is_no_yaml_says_so() {
        assertThatThrownBy(() -> YamlPlaces.of("lane: \"orders\n")).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void a_mistake_is_told_as_compilers_do() {
        assertThat(new Mistake("channel.yaml", 3, "there is no lane", "name it"))
                .hasToString("channel.yaml:3: there is no lane → name it");
        assertThat(new Mistake("channel.yaml", 0, "it is empty", "name a lane"))
                .as("of the whole file")
                .hasToString("channel.yaml: it is empty → name a lane");
    }
}
