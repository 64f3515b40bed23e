package io.serai.fulfilment.telling;

import io.serai.edi.EdiAnswers;
import io.serai.edi.EdiSchemas;
import io.serai.edi.EdifactAnswers;
import io.serai.edi.X12Answers;
import io.serai.edi.X12Reader;
import io.serai.mapping.Lane;
import io.serai.mapping.Normaliser;
import io.serai.mapping.Outbound;
import io.serai.mapping.Partner;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How messages of a format are answered. */
@Component
class AnswersByFormat {
    private final EdiAnswers x12 = new X12Answers(EdiSchemas.standard());
    private final EdiAnswers x12Facts = new X12Answers(EdiSchemas.standard(), X12Reader.Repeats.TAKEN);
    private final EdiAnswers edifact = new EdifactAnswers(EdiSchemas.standard());

    private final Outbound outbound;
    private final Normaliser normaliser;

    AnswersByFormat(Outbound outbound, Normaliser normaliser) {
        this.outbound = outbound;
        this.normaliser = normaliser;
    }

    /** Empty if neither this partner's format nor its folder knows how to answer. */
    Optional<EdiAnswers> of(Partner partner) {
        return switch (partner.format()) {
            case X12 -> Optional.of(partner.lane() == Lane.ORDERS ? x12 : x12Facts);
            case EDIFACT -> Optional.of(edifact);
            default ->
                outbound.tells(partner.name(), Outbound.Message.RESPONSE)
                        ? Optional.of(new MappedAnswers(partner, outbound, normaliser))
                        : Optional.empty();
        };
    }
}
