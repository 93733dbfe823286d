package io.epochscope.metrics.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ValueRange;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be compared with what. */
enum ValueKind {
    TEXT("text", "text in quotes"),
    WHOLE("bigint", "a number"),
    NUMBER("double precision", "a number"),
    TIME("timestamptz", "a date or a time with its offset in quotes, as \"2026-11-01\" or \"2026-11-01T08:00:00Z\""),
    FLAG("boolean", "true or false"),
    TAGS("text[]", "text in quotes"),
    /** Whatever a request says: its own type is compared with that of the literal. */
    JSON("jsonb", "text in quotes, a number, true or false");

    /** Of times that PostgreSQL and people write alike. */
    private static final ValueRange YEARS = ValueRange.of(1, 9999);

    private final String type;
    private final String literals;

    ValueKind(String type, String literals) {
        this.type = type;
        this.literals = literals;
    }

    /** In PostgreSQL. */
    String type() {
        return type;
    }

    /** What may stand behind it. */
    Set<Operator> operators() {
        return switch (this) {
            case TEXT -> EnumSet.of(Operator.EQUAL, Operator.UNEQUAL, Operator.LIKE, Operator.IN);
            case WHOLE, NUMBER -> EnumSet.complementOf(EnumSet.of(Operator.LIKE, Operator.HAS));
            case TIME -> EnumSet.complementOf(EnumSet.of(Operator.LIKE, Operator.HAS, Operator.IN));
            case FLAG -> EnumSet.of(Operator.EQUAL, Operator.UNEQUAL);
            case TAGS -> EnumSet.of(Operator.HAS);
            case JSON -> EnumSet.complementOf(EnumSet.of(Operator.HAS));
        };
    }

    boolean takes(Operator operator, Literal literal) {
        return switch (operator) {
            case LIKE -> literal instanceof Literal.Text;
            case LESS, AT_MOST, GREATER, AT_LEAST ->
                this == TIME ? isTime(literal) : literal instanceof Literal.Numeral;
            case EQUAL, UNEQUAL, IN, HAS -> takes(literal);
        };
    }

    private boolean takes(Literal literal) {
        return switch (this) {
            case TEXT, TAGS -> literal instanceof Literal.Text;
            case WHOLE -> literal instanceof Literal.Numeral;
            case NUMBER -> literal instanceof Literal.Numeral || literal instanceof Literal.NotANumber;
            case TIME -> isTime(literal);
            case FLAG -> literal instanceof Literal.Flag;
            case JSON -> !(literal instanceof Literal.NotANumber);
        };
    }

    /** What may stand right of an operator, in words. */
    String literals(Operator operator) {
        return switch (operator) {
            case LIKE -> TEXT.literals;
            case LESS, AT_MOST, GREATER, AT_LEAST -> this == JSON ? NUMBER.literals : literals;
            case EQUAL, UNEQUAL, IN -> this == NUMBER ? literals + " or nan" : literals;
            case HAS -> literals;
        };
    }

    /** The symbols of its operators. */
    String symbols() {
        return operators().stream().map(Operator::symbol).collect(Collectors.joining(" "));
    }

    /** A day begins at midnight, UTC. */
    static OffsetDateTime time(String text) {
        return text.contains("T")
                ? OffsetDateTime.parse(text)
                : LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    private static boolean isTime(Literal literal) {
        try {
            return literal instanceof Literal.Text written
                    && YEARS.isValidIntValue(time(written.value()).getYear());
        } catch (DateTimeException e) {
            return false;
        }
    }
}
