package io.epochscope.engine.data.table;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.epochscope.events.v1.Split;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableAssemblyTest {

    private static final int ROWS = 5;

    /** A table that another program writes while it is read. */
    private static final class ChangingRows implements TableRows {

        private final int changedRows;
        private final int changedAtVisit;
        private int visits;

        ChangingRows(int changedRows, int changedAtVisit) {
            this.changedRows = changedRows;
            this.changedAtVisit = changedAtVisit;
        }

        @Override
        public List<String> features() {
            return List.of("a");
        }

        @Override
        public void visit(Visitor visitor) {
            visits++;
            int rows = visits < changedAtVisit ? ROWS : changedRows;
            for (int row = 0; row < rows; row++) {
                visitor.row(new double[] {row}, row, Split.SPLIT_TRAIN);
            }
        }
    }

    private static void assertRefused(ChangingRows rows) {
        TableSettings settings = new TableSettings("t.csv", "y", "", Imputation.REFUSE, true, true, 0, 0);

        assertThatThrownBy(() -> new TableAssembly(rows, settings).read(1))
                .isInstanceOf(UnusableTableException.class)
                .hasMessageStartingWith("t.csv had 5 rows, and then " + rows.changedRows);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void rowsThatVanishWhileTheyAreReadAreNotTakenForZeros(int visit) {
        assertRefused(new ChangingRows(ROWS - 1, visit));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void rowsThatAreAddedWhileTheyAreReadAreRefused(int visit) {
        assertRefused(new ChangingRows(ROWS + 1, visit));
    }
}
