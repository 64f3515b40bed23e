package io.serai.edi;

import io.xlate.edi.schema.Schema;
import java.util.Optional;

/** How the sets of an interchange are written and read. The library gets them in an envelope that nothing is wrong with. */
interface Syntax {
    Delimiters delimiters();

    /** Between the repetitions of an element; where there is none, that of components stands in for it. */
    byte repetition();

    byte[] head();

    byte[] tail();

    /** For a set that has none. */
    byte[] trailer();

    Schema control(EdiSchemas schemas);

    Optional<Schema> schema(EdiSchemas schemas, String code);

    /** By which it can be read without the library, where all is right. */
    Optional<SetGrammar.Loop> grammar(EdiSchemas schemas, String code);
}
