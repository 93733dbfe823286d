package io.epochscope.metrics.search;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What runs have to be like. True or false of every run: a comparison with what a run does not have is false. */
sealed interface Condition {

    /** As a filter that means the same, in brackets where it is more than one comparison. */
    String text();

    /** True or false of {@code run}. */
    Sql sql();

    /** All of them, of which there are at least two. */
    record All(List<Condition> conditions) implements Condition {

        @Override
        public String text() {
            return joined(conditions, " and ");
        }

        @Override
        public Sql sql() {
            return Sql.format("(%s)", Sql.join(" and ", pieces(conditions, Condition::sql)));
        }
    }

    /** Any of them, of which there are at least two. */
    record Any(List<Condition> conditions) implements Condition {

        @Override
        public String text() {
            return joined(conditions, " or ");
        }

        @Override
        public Sql sql() {
            return Sql.format("(%s)", Sql.join(" or ", pieces(conditions, Condition::sql)));
        }
    }

    /** What it is not. */
    record Not(Condition condition) implements Condition {

        @Override
        public String text() {
            return "not " + condition.text();
        }

        @Override
        public Sql sql() {
            return Sql.format("not %s", condition.sql());
        }
    }

    /** One comparison, of an operand with literals that its kind takes; more than one literal after {@code in} only. */
    record Comparison(Operand operand, Operator operator, List<Literal> literals) implements Condition {

        @Override
        public String text() {
            String right = literals.stream().map(Literal::text).collect(Collectors.joining(", "));
            return operand.text() + " " + operator.symbol() + " "
                    + (operator == Operator.IN ? "(" + right + ")" : right);
        }

        @Override
        public Sql sql() {
            return Sql.format("coalesce(%s, false)", operand.compare(operator, literals));
        }
    }

    private static String joined(List<Condition> conditions, String word) {
        return "(" + String.join(word, pieces(conditions, Condition::text)) + ")";
    }

    private static <T> List<T> pieces(List<Condition> conditions, Function<Condition, T> piece) {
        return conditions.stream().map(piece).toList();
    }
}
