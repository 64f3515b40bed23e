package io.serai.mapping;

import io.serai.edi.EdiProblem;
import io.serai.edi.EdiSchemas;
import io.serai.edi.X12Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** X12: each transaction set an item, and each part of a file that holds none but is wrong. */
final class X12Decoder implements Decoder {
    private static final EdiSchemas SCHEMAS = EdiSchemas.standard();
    private final X12Reader facts = new X12Reader(SCHEMAS);
    private final X12Reader orders = new X12Reader(SCHEMAS, X12Reader.Repeats.REJECTED);

    @Override
    public List<Element> decode(Source source, Partner partner) {
        var bytes = source.isUtf8() ? source.bytes() : source.text().getBytes(StandardCharsets.UTF_8);
        var document = (partner.lane() == Lane.ORDERS ? orders : facts).read(bytes);
        var elements = new ArrayList<Element>();
        document.sets().forEach(set -> elements.add(EdiElements.of(set)));
        document.problems().forEach(problem -> elements.add(EdiElements.of(problem)));
        document.interchanges().forEach(interchange -> {
            interchange.problems().stream()
                    .filter(X12Decoder::loses)
                    .forEach(each -> elements.add(EdiElements.of(each)));
            interchange
                    .groups()
                    .forEach(group -> group.problems().stream()
                            .filter(X12Decoder::loses)
                            .forEach(each -> elements.add(EdiElements.of(each))));
        });
        return elements;
    }

    private static boolean loses(EdiProblem problem) {
        return problem.fault().fatal();
    }
}
