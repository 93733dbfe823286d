package io.epochscope.benchmarks.tasks;

import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.Figure.Mark;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A task in both pages.
 *
 * @param there null if it cannot be done there
 */
record TaskEfforts(String task, Effort here, Effort there) {

    /** What it costs here, beside what it costs there. */
    List<Figure> figures(String bench) {
        Optional<Effort> other = Optional.ofNullable(there);
        return List.of(
                new Figure(
                        bench,
                        task + ", seconds",
                        here.seconds(),
                        "s",
                        other.flatMap(effort -> Mark.atMost(effort.seconds())),
                        "%s; %s"
                                .formatted(
                                        here.answer(),
                                        other.map(effort -> "TensorBoard: " + effort.answer())
                                                .orElse("not in TensorBoard"))),
                new Figure(
                        bench,
                        task + ", clicks and keys",
                        here.clicks() + here.keys(),
                        "",
                        other.flatMap(effort -> Mark.atMost(effort.clicks() + effort.keys())),
                        presses(here)
                                + other.map(effort -> "; TensorBoard: " + presses(effort))
                                        .orElse("")));
    }

    private static String presses(Effort effort) {
        return String.format(Locale.ROOT, "%d clicks, %d keys", effort.clicks(), effort.keys());
    }
}
