package io.epochscope.trainer.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers of a range that people can read: of a logarithmic scale with four significant digits, of a linear one to a
 * ten-thousandth of the power of ten that the range is wide.
 */
final class RoundedNumbers {

    private static final int DIGITS = 4;
    private static final int DIGITS_OF_LONG = 18;

    private final RangeRequest range;

    RoundedNumbers(RangeRequest range) {
        this.range = range;
    }

    /** @param share of the way from the lowest number to the highest, on the range's scale; 0 to 1 */
    JsonNode at(double share) {
        double exact = range.scale() == RangeScale.LOG
                ? Math.exp(Math.log(range.from()) + share * (Math.log(range.to()) - Math.log(range.from())))
                : range.from() + share * (range.to() - range.from());
        BigDecimal within = rounded(exact).max(BigDecimal.valueOf(range.from())).min(BigDecimal.valueOf(range.to()));
        return node(within);
    }

    private BigDecimal rounded(double exact) {
        if (range.scale() == RangeScale.LOG) {
            return new BigDecimal(exact).round(new MathContext(DIGITS));
        }
        int width = (int) Math.floor(Math.log10(range.to() - range.from()));
        return new BigDecimal(exact).setScale(DIGITS - width, RoundingMode.HALF_EVEN);
    }

    /** A whole number without a fraction, which fields that take whole numbers only ask for. */
    static JsonNode node(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        boolean whole = plain.scale() <= 0 && plain.precision() - plain.scale() <= DIGITS_OF_LONG;
        return whole
                ? JsonNodeFactory.instance.numberNode(plain.longValueExact())
                : JsonNodeFactory.instance.numberNode(plain.doubleValue());
    }
}
