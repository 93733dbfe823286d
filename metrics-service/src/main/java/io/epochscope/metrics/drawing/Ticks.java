package io.epochscope.metrics.drawing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Numbers beside pictures, and round ones along a range. */
public final class Ticks {

    private Ticks() {}

    /** The multiples of 1, 2 or 5 times a power of ten within a range, {@code most} at most. */
    static List<BigDecimal> of(double low, double high, int most) {
        BigDecimal step = step((high - low) / Math.max(1, most - 1));
        var ticks = new ArrayList<BigDecimal>();
        BigDecimal tick =
                new BigDecimal(low).divide(step, 0, RoundingMode.CEILING).multiply(step);
        while (tick.doubleValue() <= high) {
            ticks.add(tick);
            tick = tick.add(step);
        }
        return ticks;
    }

    private static BigDecimal step(double least) {
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen((int) Math.floor(Math.log10(least)));
        for (int factor : new int[] {1, 2, 5}) {
            BigDecimal step = power.multiply(BigDecimal.valueOf(factor));
            if (step.doubleValue() >= least) {
                return step;
            }
        }
        return power.scaleByPowerOfTen(1);
    }

    /** A number in so many digits at most; also NaN and infinities. */
    public static String label(double number, int digits) {
        return Double.isFinite(number)
                ? label(new BigDecimal(number).round(new MathContext(digits)))
                : Double.toString(number);
    }

    /** A number as short as it can be said. */
    static String label(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        boolean readable = plain.signum() == 0
                || (plain.abs().doubleValue() >= 1e-4 && plain.abs().doubleValue() < 1e6);
        return readable ? plain.toPlainString() : plain.toString();
    }
}
