package io.epochscope.metrics.parameter;

import jakarta.ws.rs.BadRequestException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What a query parameter says; every method throws a {@link BadRequestException} that names the parameter and what it
 * accepts.
 *
 * @param text null or blank if it was not given
 */
public record Argument(String name, String text) {

    /** Whether it was given. */
    public boolean given() {
        return text != null && !text.isBlank();
    }

    /** The constant that is called so, in lower case. */
    public <E extends Enum<E>> E oneOf(Class<E> type, E otherwise) {
        if (!given()) {
            return otherwise;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> nameOf(each).equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> refused("one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Argument::nameOf)
                                .collect(Collectors.joining(", "))));
    }

    /** What a constant is called in requests. */
    public static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A whole number within bounds. */
    public int wholeNumber(int otherwise, int least, int most) {
        return Math.toIntExact(whole(otherwise, least, most, "a whole number from " + least + " to " + most));
    }

    /** A whole number, which may be larger than {@code int} can tell. */
    public long longNumber(long otherwise, long least) {
        return whole(otherwise, least, Long.MAX_VALUE, "a whole number, " + least + " or more");
    }

    private long whole(long otherwise, long least, long most, String accepted) {
        if (!given()) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw refused(accepted, e);
        }
        throw refused(accepted);
    }

    /** A number within bounds. */
    public double number(double otherwise, double least, double most) {
        double number = number().orElse(otherwise);
        if (number >= least && number <= most) {
            return number;
        }
        throw refused("a number from " + plain(least) + " to " + plain(most));
    }

    /** A finite number, if it was given. */
    public OptionalDouble number() {
        if (!given()) {
            return OptionalDouble.empty();
        }
        try {
            double number = Double.parseDouble(text.strip());
            if (Double.isFinite(number)) {
                return OptionalDouble.of(number);
            }
        } catch (NumberFormatException e) {
            throw refused("a number", e);
        }
        throw refused("a finite number");
    }

    /** True or false. */
    public boolean flag(boolean otherwise) {
        if (!given()) {
            return otherwise;
        }
        return switch (text.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused("true or false");
        };
    }

    /** The answer to a value that is not accepted. */
    public BadRequestException refused(String accepted) {
        return refused(accepted, null);
    }

    private BadRequestException refused(String accepted, Throwable cause) {
        return new BadRequestException(name + " is \"" + text + "\", but must be " + accepted, cause);
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
