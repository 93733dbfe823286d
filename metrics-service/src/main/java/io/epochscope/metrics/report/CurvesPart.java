package io.epochscope.metrics.report;

import io.epochscope.metrics.report.Figure.Kind;
import io.epochscope.metrics.run.RunView;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Figures over the epochs. */
@Singleton
final class CurvesPart implements ReportPart {

    private record Curve(String title, Kind kind, String y, String columns) {}

    private static final List<Curve> CURVES = List.of(
            new Curve(
                    "Loss",
                    Kind.LINES,
                    "mean loss",
                    "train_loss as train, validation_loss as validation, test_loss as test"),
            new Curve(
                    "Accuracy",
                    Kind.LINES,
                    "share predicted right",
                    "train_accuracy as train, validation_accuracy as validation, test_accuracy as test"),
            new Curve("Learning rate", Kind.LOGARITHMIC, "learning rate", "learning_rate as \"learning rate\""),
            new Curve("Gradient norm", Kind.LOGARITHMIC, "L2 norm", "gradient_norm as \"gradient norm\""));

    private final RowReader reader;
    private final EpochMarks epochMarks;
    private final Addresses addresses;

    CurvesPart(RowReader reader, EpochMarks epochMarks, Addresses addresses) {
        this.reader = reader;
        this.epochMarks = epochMarks;
        this.addresses = addresses;
    }

    @Override
    public Optional<Section> of(ReportSubject subject) {
        RunView run = subject.run();
        var blocks = new ArrayList<Block>();
        List<Mark> marks = epochMarks.of(run.runId());
        for (Curve curve : CURVES) {
            Rows rows = reader.read(
                            "select epoch, " + curve.columns() + " from run_epoch where run_id = ? order by epoch",
                            run.runId())
                    .measured();
            if (rows.columns().size() > 1) {
                blocks.add(Figure.of(curve.title(), curve.kind(), "epoch", curve.y(), rows)
                        .marked(marks));
            }
        }
        if (blocks.isEmpty()) {
            return Optional.empty();
        }
        blocks.add(new Note(
                "Every metric of every epoch:", List.of(addresses.link("epochs.csv", run.runId(), "epochs.csv"))));
        return Optional.of(new Section("curves", "Curves", blocks));
    }
}
