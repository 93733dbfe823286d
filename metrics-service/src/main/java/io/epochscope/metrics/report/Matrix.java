package io.epochscope.metrics.report;

import java.util.List;

/**
 * A confusion matrix.
 *
 * @param classes their names
 * @param rows of true classes, each with a cell for each predicted one
 */
public record Matrix(String title, List<String> classes, List<MatrixRow> rows) implements Block {

    /** The samples of a true class. */
    public record MatrixRow(String name, List<MatrixCell> cells) {}

    /**
     * The samples of a true class that were taken for one class.
     *
     * @param percent of the samples of the true class, which is how dark the cell is
     * @param right whether it is the same class
     */
    public record MatrixCell(long samples, long percent, boolean right) {}

    @Override
    public String html() {
        return Templates.matrix(this).render();
    }
}
