package io.epochscope.metrics.report;

import io.epochscope.metrics.completeness.CompletenessReader;
import io.epochscope.metrics.page.RunText;
import io.epochscope.metrics.page.TimeText;
import io.epochscope.metrics.report.Facts.Fact;
import io.epochscope.metrics.run.RunView;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What kind of run it was, and what came of it. */
@Singleton
final class SummaryPart implements ReportPart {

    private static final String ACTIONS = """
            select epoch, action, actor as "by", reason
            from run_action
            where run_id = ?
            order by occurred_at, attempt, epoch
            """;

    private final CompletenessReader completeness;
    private final RowReader reader;

    SummaryPart(CompletenessReader completeness, RowReader reader) {
        this.completeness = completeness;
        this.reader = reader;
    }

    @Override
    public Optional<Section> of(ReportSubject subject) {
        RunView run = subject.run();
        var blocks = new ArrayList<Block>();
        blocks.add(new Facts(facts(run)));
        if (run.notes() != null) {
            blocks.add(new Note(run.notes()));
        }
        Rows actions = reader.read(ACTIONS, run.runId());
        if (!actions.isEmpty()) {
            blocks.add(Table.of("What was done to it while it trained", "", actions));
        }
        return Optional.of(new Section("summary", "Summary", blocks));
    }

    private List<Fact> facts(RunView run) {
        return Stream.of(
                        fact("Status", status(run)),
                        fact("Best", best(run)),
                        fact("Loss", splits(run.trainLoss(), run.validationLoss(), run.testLoss())),
                        fact("Accuracy", splits(run.trainAccuracy(), run.validationAccuracy(), run.testAccuracy())),
                        fact("Epochs", epochs(run)),
                        fact("Data set", run.dataset()),
                        fact("Predicts", target(run)),
                        fact("Model", model(run)),
                        fact("Optimizer", optimizer(run)),
                        fact("Loss function", run.lossFunction()),
                        fact("Seed", run.seed()),
                        fact("Started", TimeText.time(run.startedAt())),
                        fact("Ended", ended(run)),
                        fact("Tags", String.join(", ", run.tags())),
                        fact("Stored", stored(run)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Fact> fact(String name, Object value) {
        return Optional.ofNullable(value)
                .map(Cell::text)
                .filter(text -> !text.isBlank())
                .map(text -> new Fact(name, text));
    }

    private static String status(RunView run) {
        String attempt = run.attempt() > 1 ? ", attempt " + run.attempt() : "";
        String reason = run.reason() == null || run.reason().isBlank() ? "" : ": " + run.reason();
        return RunText.status(run) + attempt + reason;
    }

    private static String best(RunView run) {
        return run.bestEpoch() == null || run.bestMetric() == null
                ? null
                : run.bestMetric().replace('_', ' ') + " "
                        + Cell.of(run.bestValue()).text() + " in epoch " + run.bestEpoch();
    }

    private static String splits(Double train, Double validation, Double test) {
        return Stream.of(fact("train", train), fact("validation", validation), fact("test", test))
                .flatMap(Optional::stream)
                .map(fact -> fact.name() + " " + fact.value())
                .collect(Collectors.joining(", "));
    }

    private static String epochs(RunView run) {
        if (run.lastEpoch() == null) {
            return run.epochs() == null ? null : "none of " + run.epochs();
        }
        return run.lastEpoch() + (run.epochs() == null ? "" : " of " + run.epochs());
    }

    private static String target(RunView run) {
        if (run.target() == null) {
            return null;
        }
        return run.target() + (run.targetUnit() == null || run.targetUnit().isBlank() ? "" : " in " + run.targetUnit());
    }

    private static String model(RunView run) {
        return run.model() == null || run.parameters() == null
                ? run.model()
                : "%s, %,d parameters".formatted(run.model(), run.parameters());
    }

    private static String optimizer(RunView run) {
        if (run.optimizer() == null) {
            return null;
        }
        return run.optimizer()
                + (run.learningRate() == null ? "" : ", learning rate " + Cell.text(run.learningRate()))
                + (run.batchSize() == null ? "" : ", batches of " + run.batchSize());
    }

    private static String ended(RunView run) {
        if (run.finishedAt() == null) {
            return null;
        }
        return TimeText.time(run.finishedAt())
                + (run.startedAt() == null
                        ? ""
                        : ", after " + TimeText.length(Duration.between(run.startedAt(), run.finishedAt())));
    }

    private String stored(RunView run) {
        return switch (completeness.completeness(run.runId()).status()) {
            case COMPLETE -> "every event that the run published";
            case INCOMPLETE -> "not every event that the run published";
            case NOT_PROVABLE -> "whether every event, cannot be proved";
            case OPEN -> "what has come so far";
        };
    }
}
