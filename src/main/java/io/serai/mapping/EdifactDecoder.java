package io.serai.mapping;

import io.serai.edi.EdiProblem;
import io.serai.edi.EdiSchemas;
import io.serai.edi.EdifactReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** EDIFACT: each message an item, and each part of a file that holds none but is wrong. */
final class EdifactDecoder implements Decoder {
    private final EdifactReader facts = new EdifactReader(EdiSchemas.standard(), EdifactReader.Repeats.TAKEN);
    private final EdifactReader orders = new EdifactReader(EdiSchemas.standard(), EdifactReader.Repeats.REJECTED);

    @Override
    public List<Element> decode(Source source, Partner partner) {
        var bytes = source.isUtf8() ? source.bytes() : source.text().getBytes(StandardCharsets.UTF_8);
        var document = (partner.lane() == Lane.ORDERS ? orders : facts).read(bytes);
        var elements = new ArrayList<Element>();
        document.messages().forEach(message -> elements.add(EdiElements.of(message)));
        document.problems().forEach(problem -> elements.add(EdiElements.of(problem)));
        document.interchanges()
                .forEach(interchange -> interchange.problems().stream()
                        .filter(EdifactDecoder::loses)
                        .forEach(problem -> elements.add(EdiElements.of(problem))));
        return elements;
    }

    private static boolean loses(EdiProblem problem) {
        return problem.fault().fatal();
    }
}
