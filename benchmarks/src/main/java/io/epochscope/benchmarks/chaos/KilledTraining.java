package io.epochscope.benchmarks.chaos;

import io.epochscope.events.v1.RunFinished;
import io.epochscope.standalone.train.RunProgress;
import java.util.List;

/**
 * A training whose trainer was killed and started again.
 *
 * @param last how trainer-service says that it ended
 * @param closings the closing event of each attempt, in their order
 */
record KilledTraining(RunProgress last, List<RunFinished> closings, Outcome outcome) {}
