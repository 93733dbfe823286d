package io.epochscope.metrics.report;

import io.epochscope.metrics.report.Cards.Card;
import io.epochscope.metrics.store.Query;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The patches of the highest loss in the last epoch. */
@Singleton
final class WorstPatchesPart implements ReportPart {

    private static final int MOST = 12;

    private static final String WORST = """
            select
              worst.*,
              coalesce(true_class.name, worst.label::text) as true_name,
              coalesce(predicted_class.name, worst.predicted::text) as predicted_name
            from patch_worst(?, ?, ?, 'all', ?, ?) worst
            left join run_class true_class on true_class.run_id = ? and true_class.class_index = worst.label
            left join run_class predicted_class
              on predicted_class.run_id = ? and predicted_class.class_index = worst.predicted
            order by worst.loss desc, worst.grid_row, worst.grid_col
            """;

    private final PatchCards cards;
    private final DataSource dataSource;

    WorstPatchesPart(PatchCards cards, DataSource dataSource) {
        this.cards = cards;
        this.dataSource = dataSource;
    }

    @Override
    public Optional<Section> of(ReportSubject subject) {
        var blocks = new ArrayList<Block>();
        for (ShownScene shown : subject.scenes().shown()) {
            List<Card> worst = worst(shown);
            if (!worst.isEmpty()) {
                blocks.add(
                        new Note("Of %s, in epoch %d:".formatted(shown.scene().name(), shown.lastEpoch())));
                blocks.add(new Cards(worst));
            }
        }
        return blocks.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section("worst", "Patches of the highest loss", blocks));
    }

    private List<Card> worst(ShownScene shown) {
        String run = shown.scene().runId();
        return Query.rows(
                dataSource,
                WORST,
                row -> card(shown, row),
                run,
                shown.scene().id(),
                shown.passes().sql(),
                shown.lastEpoch(),
                MOST,
                run,
                run);
    }

    private Card card(ShownScene shown, ResultSet row) throws SQLException {
        var lines = new ArrayList<String>();
        lines.add("loss " + Cell.text(row.getFloat("loss")) + ", " + row.getString("split"));
        if (row.getString("predicted_name") != null) {
            String label = row.getString("true_name");
            String taken = row.getString("predicted_name");
            lines.add(taken.equals(label) ? label + ", predicted right" : label + " taken for " + taken);
        }
        if (row.getObject("p_true") != null) {
            lines.add("p(true) " + Cell.text(row.getFloat("p_true")));
        }
        if (row.getObject("output") != null) {
            lines.add(Cell.text(row.getFloat("output")) + " for "
                    + Cell.of(row.getObject("target")).text());
        }
        return cards.card(shown.scene(), row.getInt("grid_row"), row.getInt("grid_col"), lines);
    }
}
