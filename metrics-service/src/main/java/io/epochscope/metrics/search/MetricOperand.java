package io.epochscope.metrics.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a metric of a run came to.
 *
 * @param metric validation_accuracy is the accuracy of the validation split; what names no split belongs to the epoch
 *     as a whole, and so may what does
 */
record MetricOperand(Figure figure, String metric) implements Operand {

    private static final List<String> SPLITS = List.of("train", "validation", "test");

    /** Which of its values. */
    enum Figure {
        /** Of the last epoch that has it. */
        METRIC("figure.last_value"),
        /** The highest or the lowest one, whichever is better; there is none if that is not known of the metric. */
        BEST("""
                case (select listed.better from metric listed where listed.metric = ?)
                  when 'higher' then figure.highest when 'lower' then figure.lowest
                end
                """),
        LOWEST("figure.lowest"),
        HIGHEST("figure.highest");

        private final String value;

        Figure(String value) {
            this.value = value;
        }

        /** Of the row {@code figure} of a metric of that name. */
        Sql value(String name) {
            return this == BEST ? Sql.of(value, name) : Sql.of(value);
        }

        static Optional<Figure> of(String prefix) {
            return Arrays.stream(values())
                    .filter(figure -> figure.prefix().equals(prefix))
                    .findFirst();
        }

        String prefix() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String text() {
        return PathText.of(figure.prefix(), List.of(metric));
    }

    @Override
    public ValueKind kind() {
        return ValueKind.NUMBER;
    }

    @Override
    public Sql compare(Operator operator, List<Literal> literals) {
        return Scalar.compare(value(), kind(), operator, literals);
    }

    @Override
    public List<SortExpression> sortedBy() {
        return List.of(new SortExpression(Scalar.comparable(value(), kind()), kind().type()));
    }

    private Sql value() {
        return SPLITS.stream()
                .filter(split -> metric.startsWith(split + "_"))
                .findFirst()
                .map(split -> Sql.format(
                        "coalesce(%s, %s)", stored(split, metric.substring(split.length() + 1)), stored("", metric)))
                .orElseGet(() -> stored("", metric));
    }

    private Sql stored(String split, String name) {
        return Sql.format(
                "(select %s from store.run_metric figure where figure.run_key = run.run_key and %s)",
                figure.value(name), Sql.of("figure.split = ? and figure.metric = ?", split, name));
    }
}
