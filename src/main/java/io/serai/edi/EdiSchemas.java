package io.serai.edi;

import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.schema.SchemaFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of transaction sets and messages, read once each. A set is supported if there is an {@code edi/x12/004010/<code>.xml} below the
 * mappings; other versions are read by the same schema, since what we need of a set did not change between them. The same holds for
 * EDIFACT messages and {@code edi/edifact/<type>.xml}.
 */
public final class EdiSchemas {
    private static final String FOLDER = "edi/x12/";
    private static final String EDIFACT = "edi/edifact/";
    private static final String VERSION = "004010/";

    private final Function<String, @Nullable InputStream> files;
    private final Map<String, Optional<Schema>> messages = new ConcurrentHashMap<>();
    private final Map<String, Optional<Schema>> sets = new ConcurrentHashMap<>();
    private final Map<String, Optional<SetGrammar.Loop>> grammars = new ConcurrentHashMap<>();
    private final Schema control;
    private final boolean sure;

    /**
     * @param files opens a file by its path below the mappings; null if there is none
     * @throws IllegalStateException if the schema of the envelope is missing or broken
     */
    public EdiSchemas(Function<String, @Nullable InputStream> files) {
        this(files, true);
    }

    private EdiSchemas(Function<String, @Nullable InputStream> files, boolean sure) {
        this.files = files;
        this.sure = sure;
        this.control = load(FOLDER + "control.xml")
                .orElseThrow(() -> new IllegalStateException("no " + FOLDER + "control.xml in the mappings"));
    }

    /** Those of the class path. */
    public static EdiSchemas standard() {
        return new EdiSchemas(path -> EdiSchemas.class.getResourceAsStream("/mappings/" + path));
    }

    Schema control() {
        return control;
    }

    /** @throws IllegalStateException if the schema cannot be read */
    Optional<Schema> set(String code) {
        if (code.length() != 3 || !code.chars().allMatch(Character::isDigit)) {
            return Optional.empty();
        }
        return sets.computeIfAbsent(code, wanted -> load(FOLDER + VERSION + wanted + ".xml"));
    }

    Schema edifactControl() {
        return messages.computeIfAbsent("control", wanted -> load(EDIFACT + wanted + ".xml"))
                .orElseThrow(() -> new IllegalStateException("no " + EDIFACT + "control.xml in the mappings"));
    }

    /** Of an EDIFACT message, in whatever directory. @throws IllegalStateException if the schema cannot be read */
    Optional<Schema> message(String type) {
        if (type.length() != 6 || !type.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
            return Optional.empty();
        }
        return messages.computeIfAbsent(type, wanted -> load(EDIFACT + wanted + ".xml"));
    }

    /** For sets that can be read without the library, where all is right. */
    Optional<SetGrammar.Loop> grammar(String code) {
        return grammar(code, set(code));
    }

    /** The same of EDIFACT messages. */
    Optional<SetGrammar.Loop> messageGrammar(String type) {
        return grammar(type, message(type));
    }

    private Optional<SetGrammar.Loop> grammar(String name, Optional<Schema> schema) {
        if (!sure || schema.isEmpty()) {
            return Optional.empty();
        }
        var known = grammars.get(name);
        return known != null ? known : grammars.computeIfAbsent(name, wanted -> SetGrammar.of(schema.get()));
    }

    /** The same schemas, and every set left to the library: what it says is what counts. */
    EdiSchemas doubting() {
        return new EdiSchemas(files, false);
    }

    private Optional<Schema> load(String path) {
        try (var file = files.apply(path)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(SchemaFactory.newFactory().createSchema(file));
        } catch (EDISchemaException e) {
            throw new IllegalStateException(path + " is not an EDI schema: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
