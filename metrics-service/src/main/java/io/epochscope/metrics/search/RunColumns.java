package io.epochscope.metrics.search;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The columns of the view {@code run} that filters know. */
final class RunColumns {

    private static final Map<String, ValueKind> KINDS = kinds();

    private RunColumns() {}

    static Optional<ColumnOperand> of(String name) {
        return Optional.ofNullable(KINDS.get(name)).map(kind -> new ColumnOperand(name, kind));
    }

    static Collection<String> names() {
        return KINDS.keySet();
    }

    private static Map<String, ValueKind> kinds() {
        Map<String, ValueKind> kinds = new LinkedHashMap<>();
        for (String name : new String[] {
            "run_id",
            "name",
            "notes",
            "status",
            "reason",
            "kind",
            "model",
            "dataset",
            "optimizer",
            "task",
            "loss_function",
            "target",
            "run_group",
            "best_metric"
        }) {
            kinds.put(name, ValueKind.TEXT);
        }
        kinds.put("tags", ValueKind.TAGS);
        kinds.put("baseline", ValueKind.FLAG);
        kinds.put("archived", ValueKind.FLAG);
        for (String name :
                new String[] {"attempt", "epochs", "last_epoch", "best_epoch", "batch_size", "seed", "parameters"}) {
            kinds.put(name, ValueKind.WHOLE);
        }
        for (String name : new String[] {
            "learning_rate",
            "best_value",
            "train_loss",
            "validation_loss",
            "test_loss",
            "train_accuracy",
            "validation_accuracy",
            "test_accuracy"
        }) {
            kinds.put(name, ValueKind.NUMBER);
        }
        for (String name : new String[] {"started_at", "finished_at", "last_event_at"}) {
            kinds.put(name, ValueKind.TIME);
        }
        return kinds;
    }
}
