package io.epochscope.metrics.scene;

import io.epochscope.metrics.store.SqlArray;
import java.util.List;

/** Which passes scores are of; never a mixture of those of one patch. */
public enum PassChoice {
    /** Each patch in the pass it was met in: training for those trained on, else validation. */
    EACH,
    /** The exact evaluation of all patches. */
    EVALUATION;

    /** Their names in the database. */
    public List<String> passes() {
        return switch (this) {
            case EACH -> List.of("training", "validation");
            case EVALUATION -> List.of("evaluation");
        };
    }

    /** Their names as a parameter of a query. */
    public SqlArray sql() {
        return SqlArray.ofTexts(passes());
    }

    /** For people. */
    public String label() {
        return String.join(" and ", passes()) + " pass";
    }
}
