package io.epochscope.engine.training;

import io.epochscope.events.v1.SplitMetrics;
import java.util.stream.Collectors;

/** Trains and prints every loss bit for bit, in a process of its own. */
final class LossPrinter {

    private LossPrinter() {}

    public static void main(String[] arguments) {
        System.out.println(losses(Long.parseLong(arguments[0])));
    }

    static String losses(long seed) {
        CollectedEvents events = new CollectedEvents();
        new Training(TinyPlan.standard().withSeed(seed).plan(), events, progress -> {}).run();
        return events.epochs().stream()
                .flatMap(epoch -> epoch.getSplitsList().stream())
                .map(SplitMetrics::getLoss)
                .map(Double::toHexString)
                .collect(Collectors.joining(" "));
    }
}
