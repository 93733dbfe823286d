package io.epochscope.benchmarks.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What is done to a system. Used by one thread. */
final class ChaosSuite {

    private final ChaosSystem system;
    private final PublishingRound publishing;
    private final TrainingRound training;
    private int rounds;

    /**
     * @param system has been started
     * @param random when faults strike
     */
    ChaosSuite(ChaosSystem system, RandomGenerator random) {
        this.system = system;
        Reconciliation reconciliation = new Reconciliation(system.dataSource());
        publishing = new PublishingRound(system, reconciliation, random);
        training = new TrainingRound(system, reconciliation, random);
    }

    /** Has something go wrong, so many times, each time with runs of its own. */
    Outcome strike(Fault fault, int times) throws Exception {
        Outcome all = Outcome.NONE;
        for (int time = 0; time < times; time++) {
            rounds++;
            all = all.plus(publishing.run(fault, "chaos-" + rounds));
        }
        return all;
    }

    /** Kills trainer-service so many times, each time in a training of its own. */
    Outcome killTrainer(AfterDeath after, int times) throws Exception {
        Outcome all = Outcome.NONE;
        for (KilledTraining training : killTrainerIn(after, times)) {
            all = all.plus(training.outcome());
        }
        return all;
    }

    /** The same, with what became of each training. */
    List<KilledTraining> killTrainerIn(AfterDeath after, int times) throws Exception {
        system.trainer().start();
        try {
            system.trainer().awaitReady();
            List<KilledTraining> trainings = new ArrayList<>();
            for (int time = 0; time < times; time++) {
                trainings.add(training.run(after));
            }
            return trainings;
        } finally {
            system.trainer().close();
        }
    }
}
