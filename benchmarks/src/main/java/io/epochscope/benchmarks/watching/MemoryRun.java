package io.epochscope.benchmarks.watching;

import io.epochscope.benchmarks.EngineCatalogue;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.training.WatchSettings;
import io.epochscope.engine.watch.WatchedTensors;
import io.epochscope.events.v1.EpochCompleted;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** Trains with everything watched, in a process of its own, and prints the resident memory after two of its epochs. */
final class MemoryRun {

    static final int EARLY = 20;
    static final int LATE = 200;

    /** Epochs of a training before, after which the JVM compiles no more code and loads no more classes. */
    private static final int WARM_UP = 120;

    /** Several takes an epoch, so that what each leaves behind would add up. */
    private static final int EVERY_STEPS = 3;

    private MemoryRun() {}

    /** Prints two numbers of bytes. */
    public static void main(String[] arguments) throws IOException {
        EngineCatalogue catalogue = new EngineCatalogue();
        WatchSettings watch =
                WatchSettings.standard().withHistograms(1, EVERY_STEPS, EnumSet.allOf(WatchedTensors.class));
        try (DataSet data = catalogue.open("generated", Map.of("samples", 500, "size", 16), 1)) {
            ModelChoice<?> model = catalogue.model("cnn", Map.of("channels", List.of(4, 8), "dropout", 0.2));
            TimedRun.of(model, data, WARM_UP, watch);
            List<EpochCompleted> epochs = TimedRun.of(model, data, LATE, watch).epochs();
            System.out.println(resident(epochs, EARLY) + " " + resident(epochs, LATE));
        }
    }

    private static long resident(List<EpochCompleted> epochs, int epoch) {
        return epochs.get(epoch - 1).getResources().getResidentBytes();
    }
}
