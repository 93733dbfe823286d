package io.epochscope.trainer.checkpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.epochscope.engine.catalogue.Catalogue;
import io.epochscope.engine.checkpoint.CheckpointSink;
import io.epochscope.engine.checkpoint.Checkpointing;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.training.Outcome;
import io.epochscope.engine.training.Training;
import io.epochscope.trainer.registry.Run;
import io.epochscope.trainer.registry.RunRegistry;
import io.epochscope.trainer.request.RequestReader;
import io.epochscope.trainer.request.ResolvedRequest;
import io.epochscope.trainer.store.StateFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** A training of a moment, for the states that it hands out. */
final class TinyTraining {

    private static final String REQUEST = """
            {"model": {"type": "mlp", "hidden": [4]}, "epochs": %d, "seed": 1, "dataset": {"type": "generated",
             "samples": 100, "size": 12}, "watch": {"patches": false, "steps": false}}
            """;

    private TinyTraining() {}

    /** @param folder for the run's state */
    static Outcome run(int epochs, Path folder, CheckpointSink sink) throws Exception {
        try (StateFile file = StateFile.open(folder)) {
            RunRegistry registry =
                    new RunRegistry(file, new ObjectMapper().registerModule(new JavaTimeModule()), Clock.systemUTC());
            Run run = registry.submit("tiny", REQUEST.formatted(epochs));
            ResolvedRequest request = new RequestReader(
                            Catalogue.load(Thread.currentThread().getContextClassLoader()))
                    .read(run.requestJson());
            try (DataSet data = request.open()) {
                return new Training(
                                request.plan(run, Optional.empty(), data),
                                event -> {},
                                progress -> {},
                                model -> {},
                                new Checkpointing(sink, Optional.empty()))
                        .run();
            }
        }
    }
}
