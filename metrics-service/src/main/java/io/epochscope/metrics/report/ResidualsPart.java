package io.epochscope.metrics.report;

import io.epochscope.metrics.report.Figure.Kind;
import io.epochscope.metrics.run.RunView;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far a regression missed. */
@Singleton
final class ResidualsPart implements ReportPart {

    private static final String ERRORS = """
            select
              epoch,
              max(mae) filter (where split = 'train') as train,
              max(mae) filter (where split = 'validation') as validation,
              max(mae) filter (where split = 'test') as test
            from regression_epoch
            where run_id = ?
            group by epoch
            order by epoch
            """;

    private static final String LAST = """
            select
              split, epoch, samples, mae as "MAE", rmse as "RMSE", r2 as "R²",
              median_absolute_error as "median absolute error", non_finite as "not finite"
            from regression_epoch
            where run_id = ? and epoch = (select max(epoch) from regression_epoch where run_id = ?)
            order by array_position(array['train', 'validation', 'test'], split)
            """;

    private static final String RESIDUALS =
            "select low, high, samples from residual_bins(?, ?, 'all', ?, 40) order by bin";

    private static final String AGAINST_TRUE = """
            select true_value as "true value", predicted_value as "predicted value", samples
            from predicted_against_true(?, ?, 'all', ?, 40)
            """;

    private final RowReader reader;

    ResidualsPart(RowReader reader) {
        this.reader = reader;
    }

    @Override
    public Optional<Section> of(ReportSubject subject) {
        RunView run = subject.run();
        if (!"regression".equals(run.task())) {
            return Optional.empty();
        }
        String unit = run.targetUnit() == null || run.targetUnit().isBlank() ? "" : " in " + run.targetUnit();
        var blocks = new ArrayList<Block>();
        subject.scenes().shown().stream().findFirst().ifPresent(shown -> blocks.addAll(ofSamples(shown, unit)));
        Rows errors = reader.read(ERRORS, run.runId()).measured();
        if (errors.columns().size() > 1) {
            blocks.add(Figure.of("Mean absolute error", Kind.LINES, "epoch", "error" + unit, errors));
        }
        Rows last = reader.read(LAST, run.runId(), run.runId());
        if (!last.isEmpty()) {
            blocks.add(Table.of("Errors" + unit, "", last.measured()));
        }
        return blocks.isEmpty() ? Optional.empty() : Optional.of(new Section("residuals", "Residuals", blocks));
    }

    private List<Block> ofSamples(ShownScene shown, String unit) {
        String run = shown.scene().runId();
        var blocks = new ArrayList<Block>();
        Rows residuals = reader.read(RESIDUALS, run, shown.passes().sql(), shown.lastEpoch());
        if (!residuals.isEmpty()) {
            blocks.add(Figure.of(
                    "Residuals of epoch " + shown.lastEpoch(),
                    Kind.BARS,
                    "predicted - true value" + unit,
                    "samples",
                    residuals));
        }
        Rows againstTrue = reader.read(AGAINST_TRUE, run, shown.passes().sql(), shown.lastEpoch());
        if (!againstTrue.isEmpty()) {
            blocks.add(Figure.of(
                    "Predicted against true values of epoch " + shown.lastEpoch(),
                    Kind.CIRCLES,
                    "true value" + unit,
                    "predicted value" + unit,
                    againstTrue,
                    1600));
        }
        return blocks;
    }
}
