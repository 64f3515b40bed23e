package io.serai.edi;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.Assertions;

class X12TextTest {

    @Example
    void spanish_is_written_without_its_accents() {
        assertThat(X12Text.clean("Peñalolén, Córdoba – ¿n.º 5? «Güemes»"))
                .isEqualTo("Penalolen, Cordoba - n.o 5? \"Guemes\"");
    }

    @Example
    void separators_become_blanks() {
        assertThat(X12Text.clean("A*B~C>D^E\r\nF")).isEqualTo("A B C D E F");
    }

    @Example
    void what_has_no_likeness_is_marked_once() {
        assertThat(X12Text.clean("東 👍")).isEqualTo("? ?");
    }

    @Example
    void a_text_is_cut_to_the_length_of_its_element() {
        assertThat(X12Text.clean("Av. Rivadavia 1234", 4)).isEqualTo("Av.");
    }

    @Property
    void no_text_lets_a_separator_or_another_alphabet_through(@ForAll String text) {
        Assertions.assertThat(X12Text.clean(text)).matches("[ -)+-=?-\\]_-}]*");
    }
}
