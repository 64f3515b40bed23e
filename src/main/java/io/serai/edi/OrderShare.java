package io.serai.edi;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** Pieces of an item in the unit that its buyer has ordered it in; where that does not divide, in pieces. */
record OrderShare(BigDecimal ordered, String boughtIn, int pieces) {

    /** Of a quantity of EDIFACT, whose parts are its kind, number and unit. */
    static OrderShare of(JsonNode quantity, int pieces) {
        return new OrderShare(
                number(quantity.path("02").asText()), quantity.path("03").asText(), pieces);
    }

    static BigDecimal number(String text) {
        return new BigDecimal(text.replace(',', '.'));
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
