package io.serai.edi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Interchanges of our own to break. */
final class Samples {
    static final EdiSchemas SCHEMAS = EdiSchemas.standard();
    static final X12Reader READER = new X12Reader(SCHEMAS);

    /** A carrier's 214: delivered, and another on its way. */
    static final String STATUS = """
            ISA*00*          *00*          *ZZ*ANDES          *ZZ*SERAI          *260301*1830*U*00401*000000042*0*T*>~
            GS*QM*ANDES*SERAI*20260301*1830*42*X*004010~
            ST*214*0001~
            B10*4711*1001*ANDE~
            LX*1~
            AT7*D1*NS***20260301*1215*LT~
            MS1*CORDOBA*X*AR~
            MAN*GM*00077900010000000019~
            SE*7*0001~
            ST*214*0002~
            B10*4712*1002*ANDE~
            LX*1~
            AT7*X6*NS***20260301*0900*LT~
            MAN*GM*00077900010000000026~
            SE*6*0002~
            GE*2*42~
            IEA*1*000000042~
            """;

    private Samples() {}

    static X12Document read(String text) {
        return READER.read(text.getBytes(StandardCharsets.UTF_8));
    }

    static X12Interchange only(X12Document document) {
        return document.interchanges().get(0);
    }

    static String golden(String name) {
        try (var file = Samples.class.getResourceAsStream("/edi/" + name)) {
            return file == null ? "no golden " + name : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
