package io.epochscope.benchmarks.chaos;

import io.epochscope.benchmarks.Benchmark;
import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.Figure.Mark;
import io.epochscope.benchmarks.Measured;
import io.epochscope.benchmarks.Settings;
import io.epochscope.standalone.process.StopSignal;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * What becomes of events while parts of the system are killed and the network between them fails: each that the broker
 * has acknowledged has to be stored once, as it was, with all that follows from it.
 */
public final class ChaosBenchmark implements Benchmark {

    private static final Map<Fault, Integer> TIMES = new EnumMap<>(Map.of(
            Fault.METRICS_KILLED, 20,
            Fault.BROKER_KILLED, 5,
            Fault.POSTGRES_KILLED, 5,
            Fault.NETWORK_CUT, 3,
            Fault.NETWORK_SLOW, 2,
            Fault.BROKER_HALF_OPEN, 2,
            Fault.POSTGRES_HALF_OPEN, 2,
            Fault.REBALANCE, 5,
            Fault.REPLICA_KILLED, 3));

    private static final int TRAINER_KILLS = 5;

    @Override
    public String name() {
        return "chaos";
    }

    @Override
    public String description() {
        return "events lost, doubled or changed by kills of every part and failures of the network";
    }

    @Override
    @SuppressWarnings("try") // The signal is there to be closed.
    public void measure(Settings settings, Consumer<Figure> figures) throws Exception {
        try (StopSignal signal = new StopSignal();
                ChaosSystem system = new ChaosSystem(settings.root())) {
            system.start();
            ChaosSuite suite = new ChaosSuite(system, new SplittableRandom(1));
            for (Map.Entry<Fault, Integer> fault : TIMES.entrySet()) {
                report(fault.getKey().shown(), suite.strike(fault.getKey(), fault.getValue()), figures);
            }
            for (AfterDeath after : AfterDeath.values()) {
                report("kill -9 of trainer-service" + after.shown(), suite.killTrainer(after, TRAINER_KILLS), figures);
            }
        }
    }

    private void report(String fault, Outcome outcome, Consumer<Figure> figures) {
        Discrepancies found = outcome.discrepancies();
        Measured recovery = new Measured(outcome.recoverySeconds());
        String rounds = String.format(Locale.ROOT, "%d times, %,d events", recovery.count(), found.events());
        figures.accept(none(fault + ": lost", found.lost(), rounds));
        figures.accept(none(fault + ": doubled", found.doubled(), ""));
        figures.accept(none(fault + ": differing", found.differing(), "by checksum of content"));
        figures.accept(
                none(fault + ": derived rows differing", found.derived(), "from storing in order, without faults"));
        figures.accept(new Figure(
                name(),
                fault + ": recovery",
                recovery.median(),
                "s",
                Optional.empty(),
                String.format(Locale.ROOT, "median; longest %.1f s", recovery.longest())));
    }

    private Figure none(String what, long value, String baseline) {
        return new Figure(name(), what, (double) value, "", Mark.exactly(0), baseline);
    }
}
