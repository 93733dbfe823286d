package io.epochscope.engine.data.landcover;

/**
 * The part of a generated scene in which field and forest look nearly alike: a rectangle of patches, five eighths down
 * and one eighth across, whose sides are {@code hard} by those of the scene.
 *
 * @param fromRow first row of patches
 * @param fromColumn first column
 * @param toRow behind the last row
 * @param toColumn behind the last column
 */
public record HardRegion(int fromRow, int fromColumn, int toRow, int toColumn) {

    private static final int EIGHTHS = 8;
    private static final int DOWN = 5;

    /** Where it lies in such a scene. */
    public static HardRegion of(GeneratedSceneParameters parameters) {
        int fromRow = parameters.rows() * DOWN / EIGHTHS;
        int fromColumn = parameters.columns() / EIGHTHS;
        return new HardRegion(
                fromRow,
                fromColumn,
                Math.min(parameters.rows(), fromRow + (int) Math.round(parameters.rows() * parameters.hard())),
                fromColumn + (int) Math.round(parameters.columns() * parameters.hard()));
    }

    /** Whether a patch lies in it. */
    public boolean contains(int row, int column) {
        return row >= fromRow && row < toRow && column >= fromColumn && column < toColumn;
    }
}
