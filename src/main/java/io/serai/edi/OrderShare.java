package io.serai.edi;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/** Pieces of an item in the unit that its buyer has ordered it in; where that does not divide, in pieces. */
record OrderShare(BigDecimal ordered, String boughtIn, int pieces) {

    /** Of a quantity of EDIFACT, whose parts are its kind, number and unit; empty if it is no number. */
    static Optional<OrderShare> of(JsonNode quantity, int pieces) {
        return parse(quantity.path("02").asText())
                .map(number -> new OrderShare(number, quantity.path("03").asText(), pieces));
    }

    /** Empty if it is no number: nobody has checked the quantities of an order that was refused. */
    static Optional<BigDecimal> parse(String text) {
        try {
            return Optional.of(new BigDecimal(text.replace(',', '.')));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    String quantity(int some) {
        var share = ordered.multiply(BigDecimal.valueOf(some));
        return divides(some) ? plain(share.divideToIntegralValue(BigDecimal.valueOf(pieces))) : Integer.toString(some);
    }

    String unit(int some, String piece) {
        return divides(some) ? boughtIn : piece;
    }

    private boolean divides(int some) {
        return ordered.multiply(BigDecimal.valueOf(some))
                        .remainder(BigDecimal.valueOf(pieces))
                        .signum()
                == 0;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
