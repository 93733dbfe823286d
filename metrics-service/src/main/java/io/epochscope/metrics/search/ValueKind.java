package io.epochscope.metrics.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ValueRange;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What can be compared with what. */
enum ValueKind {
    TEXT(
            "text",
            EnumSet.of(Operator.EQUAL, Operator.UNEQUAL, Operator.LIKE, Operator.IN),
            "text in quotes",
            Literal.Text.class::isInstance),
    WHOLE("bigint", withIn(Operator.ORDERED), "a number", Literal.Number.class::isInstance),
    NUMBER(
            "double precision",
            withIn(Operator.ORDERED),
            "a number",
            literal -> literal instanceof Literal.Number || literal instanceof Literal.NotANumber),
    TIME(
            "timestamptz",
            Operator.ORDERED,
            "a date or a time with its offset in quotes, as \"2026-11-01\" or \"2026-11-01T08:00:00Z\"",
            ValueKind::isTime),
    FLAG("boolean", EnumSet.of(Operator.EQUAL, Operator.UNEQUAL), "true or false", Literal.Flag.class::isInstance),
    TAGS("text[]", EnumSet.of(Operator.HAS), "text in quotes", Literal.Text.class::isInstance),
    /** Whatever a request says: its own type is compared with that of the literal. */
    JSON(
            "jsonb",
            withIn(EnumSet.of(
                    Operator.EQUAL,
                    Operator.UNEQUAL,
                    Operator.LESS,
                    Operator.AT_MOST,
                    Operator.GREATER,
                    Operator.AT_LEAST,
                    Operator.LIKE)),
            "text in quotes, a number, true or false",
            literal -> !(literal instanceof Literal.NotANumber));

    private static final ValueRange YEARS = ValueRange.of(1, 9999);

    private final String type;
    private final Set<Operator> operators;
    private final String literals;
    private final Predicate<Literal> takes;

    ValueKind(String type, Set<Operator> operators, String literals, Predicate<Literal> takes) {
        this.type = type;
        this.operators = operators;
        this.literals = literals;
        this.takes = takes;
    }

    private static Set<Operator> withIn(Set<Operator> others) {
        Set<Operator> all = EnumSet.copyOf(others);
        all.add(Operator.IN);
        return all;
    }

    /** In PostgreSQL. */
    String type() {
        return type;
    }

    boolean takes(Operator operator) {
        return operators.contains(operator);
    }

    String operators() {
        return operators.stream().map(Operator::symbol).collect(Collectors.joining(" "));
    }

    boolean takes(Operator operator, Literal literal) {
        if (!takes.test(literal)) {
            return false;
        }
        return switch (operator) {
            case LIKE -> literal instanceof Literal.Text;
            case LESS, AT_MOST, GREATER, AT_LEAST ->
                literal instanceof Literal.Number || this == TIME;
            default -> true;
        };
    }

    /** What is accepted right of an operator, in words. */
    String literals(Operator operator) {
        return switch (operator) {
            case LIKE -> TEXT.literals;
            case LESS, AT_MOST, GREATER, AT_LEAST -> this == JSON ? NUMBER.literals : literals;
            case EQUAL, UNEQUAL, IN -> this == NUMBER ? literals + " or nan" : literals;
            case HAS -> literals;
        };
    }

    /** A day begins at midnight, UTC. */
    static OffsetDateTime time(String text) {
        return text.length() == "2026-11-01".length()
                ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
                : OffsetDateTime.parse(text);
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
