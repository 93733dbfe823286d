package io.epochscope.metrics.report;

import io.epochscope.metrics.classification.ClassificationView;
import io.epochscope.metrics.classification.Classifications;
import io.epochscope.metrics.classification.ConfusionCell;
import io.epochscope.metrics.classification.ReportRow;
import io.epochscope.metrics.report.Matrix.MatrixCell;
import io.epochscope.metrics.report.Matrix.MatrixRow;
import io.epochscope.metrics.run.RunView;
import io.epochscope.metrics.scene.ClassNames;
import io.epochscope.metrics.scene.Scenes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How the classifier was judged in its last epoch. */
@Singleton
final class ClassificationPart implements ReportPart {

    private static final List<String> SPLITS = List.of("validation", "test");

    /** A matrix of more classes cannot be looked at: then the pairs that are confused most are shown alone. */
    private static final int MOST_CLASSES = 30;

    private final Classifications classifications;
    private final Scenes scenes;

    ClassificationPart(Classifications classifications, Scenes scenes) {
        this.classifications = classifications;
        this.scenes = scenes;
    }

    @Override
    public Optional<Section> of(ReportSubject subject) {
        RunView run = subject.run();
        List<Block> blocks = SPLITS.stream()
                .flatMap(split -> classifications.last(run.runId(), split).stream())
                .flatMap(judged -> blocks(run.runId(), judged))
                .toList();
        return blocks.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section("classification", "Classification", blocks));
    }

    private Stream<Block> blocks(String runId, ClassificationView judged) {
        String of = " of the " + judged.split() + " split, epoch " + judged.epoch();
        return Stream.of(
                judged.summary().classes() <= MOST_CLASSES
                        ? matrix("Confusion matrix" + of, runId, judged)
                        : pairs("Classes that are confused most" + of, judged.pairs()),
                report("Report" + of, judged.report()));
    }

    private Matrix matrix(String title, String runId, ClassificationView judged) {
        var names = new ClassNames(scenes.classes(runId));
        Map<List<Integer>, ConfusionCell> cells = judged.cells().stream()
                .collect(Collectors.toMap(
                        cell -> List.of(cell.trueClass(), cell.predictedClass()), Function.identity()));
        int classes = judged.summary().classes();
        return new Matrix(
                title,
                IntStream.range(0, classes).mapToObj(names::name).toList(),
                IntStream.range(0, classes)
                        .mapToObj(label -> new MatrixRow(
                                names.name(label),
                                IntStream.range(0, classes)
                                        .mapToObj(taken -> cell(label, taken, cells.get(List.of(label, taken))))
                                        .toList()))
                        .toList());
    }

    private static MatrixCell cell(int label, int taken, ConfusionCell cell) {
        return cell == null
                ? new MatrixCell(0, 0, label == taken)
                : new MatrixCell(cell.samples(), Math.round(100 * cell.shareOfTrue()), label == taken);
    }

    private static Table pairs(String title, List<ConfusionCell> pairs) {
        return new Table(
                title,
                "",
                List.of("true class", "predicted", "samples", "share of the true class"),
                pairs.stream()
                        .map(pair -> cells(pair.trueName(), pair.predictedName(), pair.samples(), pair.shareOfTrue()))
                        .toList());
    }

    private static Table report(String title, List<ReportRow> rows) {
        return new Table(
                title,
                "",
                List.of("class", "precision", "recall", "F1", "samples", "note"),
                rows.stream()
                        .map(row ->
                                cells(row.label(), row.precision(), row.recall(), row.f1(), row.support(), row.note()))
                        .toList());
    }

    private static List<Cell> cells(Object... values) {
        var cells = new ArrayList<Cell>();
        for (Object value : values) {
            cells.add(Cell.of(value));
        }
        return cells;
    }
}
