package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The fields of an object are what a LinkedHashMap would have been, however many they are and whatever becomes of them. */
class FieldsTest {

    @Property(tries = 1000)
    void whatever_is_done_to_them_they_are_a_linked_hash_map(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 90) int names) {
        var random = new Random(seed);
        var fields = new Fields();
        var map = new LinkedHashMap<String, JsonNode>();
        for (int i = 0; i < 300; i++) {
            var name = name(random.nextInt(names));
            var value = Nodes.INSTANCE.numberNode(i);
            switch (random.nextInt(10)) {
                case 0, 1 -> assertThat(fields.remove(name)).isEqualTo(map.remove(name));
                case 2 -> assertThat(fields.putIfAbsent(name, value)).isEqualTo(map.putIfAbsent(name, value));
                case 3 ->
                    assertThat(fields.values().removeIf(each -> each.intValue() % 7 == 0))
                            .isEqualTo(map.values().removeIf(each -> each.intValue() % 7 == 0));
                case 4 -> {
                    fields.entrySet().stream().limit(1).forEach(first -> first.setValue(value));
                    map.entrySet().stream().limit(1).forEach(first -> first.setValue(value));
                }
                default -> assertThat(fields.put(name, value)).isEqualTo(map.put(name, value));
            }
            assertThat(fields.get(name)).isEqualTo(map.get(name));
            assertThat(fields.containsKey(name)).isEqualTo(map.containsKey(name));
            assertThat(new ArrayList<>(fields.keySet())).isEqualTo(new ArrayList<>(map.keySet()));
            assertThat(new ArrayList<>(fields.values())).isEqualTo(new ArrayList<>(map.values()));
        }
        assertThat(fields).isEqualTo(map).hasSameHashCodeAs(map);
        assertThat(map).isEqualTo(fields);
        fields.clear();
        assertThat(fields).isEmpty();
    }

    /** Some of them have the same hash. */
    private static String name(int number) {
        return (number % 2 == 0 ? "Aa" : "BB") + number / 2;
    }

    @Test
    void a_name_that_is_there_twice_is_seen() {
        for (int many : List.of(2, 6, 7, 20, Fields.MOST, Fields.MOST + 1, 200)) {
            var names = new String[many + 1];
            var values = new JsonNode[many + 1];
            for (int i = 0; i <= many; i++) {
                names[i] = name(i);
                values[i] = Nodes.INSTANCE.numberNode(i);
            }
            assertThat(Fields.of(names, values, 1, many + 1)).hasSize(many);
            names[many] = new String(names[many / 2].toCharArray());
            assertThat(Fields.of(names, values, 0, many + 1)).isNull();
        }
    }

    @Test
    void an_object_that_is_made_of_them_is_an_object_as_any_other() {
        var object = Nodes.INSTANCE.objectNode();
        object.put("reference", "1").put("total", 2).putArray("lines").add("a");
        assertThat(object)
                .isEqualTo(object.deepCopy())
                .hasToString("{\"reference\":\"1\",\"total\":2,\"lines\":[\"a\"]}");
        assertThat(object.retain(List.of("total"))).hasSize(1);
        assertThat(object.remove(List.of("total"))).isEmpty();
    }
}
