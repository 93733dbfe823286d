package io.epochscope.benchmarks.suspects;

import io.epochscope.events.v1.Split;
import java.util.List;

/** Which patches are ranked together. */
enum Part {
    /** What a user looks through: patches that were trained and validated on. */
    ALL("all"),
    /** Patches that the network was given the wrong label of to learn. */
    TRAIN("train"),
    /** Patches that it never learnt from. */
    VALIDATION("validation");

    private final String shown;

    Part(String shown) {
        this.shown = shown;
    }

    /** As it is printed. */
    String shown() {
        return shown;
    }

    /** Those that belong to it. */
    List<JudgedPatch> of(List<JudgedPatch> patches) {
        return patches.stream().filter(patch -> holds(patch.split())).toList();
    }

    private boolean holds(Split split) {
        return switch (this) {
            case ALL -> split == Split.SPLIT_TRAIN || split == Split.SPLIT_VALIDATION;
            case TRAIN -> split == Split.SPLIT_TRAIN;
            case VALIDATION -> split == Split.SPLIT_VALIDATION;
        };
    }
}
