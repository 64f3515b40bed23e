package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Parser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Names in mappings are the objects that names in documents are, so that a look-up compares no characters. */
class SharedNamesTest {
    private static final String MAPPING = "def name(x) {\"name\": $x.first} "
            + "{\"customer\": name(.buyer), \"lines\": [for (.items) {\"sku\": .code} if (.code)]}";

    /** Tells which names are looked up. */
    @SuppressWarnings("unchecked") // a method of the library's own
    private static final class Watched extends ObjectNode {
        private static final long serialVersionUID = 1L;
        private final transient List<String> asked;

        Watched(List<String> asked) {
            super(JsonNodeFactory.instance);
            this.asked = asked;
        }

        @Override
        public JsonNode get(String name) {
            asked.add(name);
            return super.get(name);
        }
    }

    @Test
    void a_mapping_writes_and_asks_for_shared_names() {
        var asked = new ArrayList<String>();
        var input = new Watched(asked);
        input.set("buyer", new Watched(asked).put("first", "Ana"));
        input.set("items", JsonNodeFactory.instance.arrayNode().add(new Watched(asked).put("code", "RED-S")));

        var mapped = SharedNames.in(compiled()).apply(input);

        assertThat(mapped).isEqualTo(compiled().apply(input));
        var names = new HashSet<String>();
        mapped.fieldNames().forEachRemaining(name -> assertShared(name, names));
        mapped.path("lines").path(0).fieldNames().forEachRemaining(name -> assertShared(name, names));
        asked.subList(0, asked.size() / 2).forEach(name -> assertShared(name, names));
        assertThat(names).contains("customer", "lines", "sku", "buyer", "first", "items", "code");
    }

    @Test
    void an_xml_document_has_shared_names_without_their_prefixes_and_keeps_its_words() {
        var tree = XmlTree.trees("<o:Order> <o:Note> two <b/> words </o:Note> </o:Order>", null)
                .get(0);
        var names = new HashSet<String>();
        tree.fieldNames().forEachRemaining(name -> assertShared(name, names));
        tree.path("Order").fieldNames().forEachRemaining(name -> assertShared(name, names));
        assertThat(names).containsExactlyInAnyOrder("Order", "Note");
        assertThat(tree.at("/Order/Note/#text").textValue()).isEqualTo("two  words");
    }

    private static Expression compiled() {
        return Parser.compileString(MAPPING);
    }

    private static void assertShared(String name, Set<String> names) {
        assertThat(name).isSameAs(name.intern());
        names.add(name);
    }
}
