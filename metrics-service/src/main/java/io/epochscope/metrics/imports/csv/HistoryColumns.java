package io.epochscope.metrics.imports.csv;

import io.epochscope.events.v1.Split;
import jakarta.ws.rs.BadRequestException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the columns of a history mean.
 *
 * @param names as the first line has them
 * @param epoch which of them numbers the epochs, from 0
 */
record HistoryColumns(List<String> names, int epoch) {

    private static final String EPOCH = "epoch";
    private static final String VALIDATION = "val_";
    private static final Set<String> LEARNING_RATE = Set.of("lr", "learning_rate");

    /**
     * The columns of a file.
     *
     * @throws BadRequestException if a history needs others
     */
    static HistoryColumns of(List<String> names) {
        if (!names.contains(EPOCH) || names.size() < 2) {
            throw new BadRequestException("line 1: the columns are " + Faults.quoted(String.join(", ", names))
                    + ", but must be epoch and at least one metric, with commas, semicolons or tabs between them");
        }
        var seen = new HashSet<String>();
        for (String name : names) {
            if (name.isEmpty() || name.equals(VALIDATION)) {
                throw new BadRequestException("line 1: a column has no name");
            }
            if (!seen.add(name)) {
                throw new BadRequestException("line 1: column " + Faults.quoted(name) + " is there twice");
            }
        }
        return new HistoryColumns(List.copyOf(names), names.indexOf(EPOCH));
    }

    boolean isLearningRate(int column) {
        return LEARNING_RATE.contains(names.get(column));
    }

    Split split(int column) {
        return names.get(column).startsWith(VALIDATION) ? Split.SPLIT_VALIDATION : Split.SPLIT_TRAIN;
    }

    /** Without what tells its split. */
    String metric(int column) {
        String name = names.get(column);
        return name.startsWith(VALIDATION) ? name.substring(VALIDATION.length()) : name;
    }
}
