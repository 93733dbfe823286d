package io.epochscope.engine.steering;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is asked of one training from outside, until the end of its epoch. Safe for any thread; whoever asks never waits
 * for the training.
 */
public final class Steering {

    private final boolean mayRestoreBest;
    private final Map<String, Intervention> asked = new LinkedHashMap<>();
    private final Set<String> settled = new LinkedHashSet<>();

    /**
     * Of a training that begins.
     *
     * @param mayRestoreBest whether {@link Measure.RestoreBest} may be asked for, so that the training keeps a copy of
     *     the weights of its best epoch
     */
    public Steering(boolean mayRestoreBest) {
        this.mayRestoreBest = mayRestoreBest;
    }

    /** Of a training that is left alone. */
    public static Steering none() {
        return new Steering(false);
    }

    /** Whether the weights of the best epoch may be asked for. */
    public boolean mayRestoreBest() {
        return mayRestoreBest;
    }

    /**
     * Asks for a measure at the end of the epoch that is trained now.
     *
     * @return whether that is new: nothing was asked for in this epoch, and no rate reduced before, for the same id
     */
    public synchronized boolean ask(Intervention intervention) {
        return !settled.contains(intervention.id()) && asked.put(intervention.id(), intervention) == null;
    }

    /**
     * Asks no longer.
     *
     * @return whether something had been asked for and was not done yet
     */
    public synchronized boolean withdraw(String id) {
        return asked.remove(id) != null;
    }

    /** Hands out what is asked for, and forgets it. */
    public synchronized List<Intervention> take() {
        List<Intervention> taken = List.copyOf(asked.values());
        asked.clear();
        return taken;
    }

    /** The same is never to be asked for again. */
    public synchronized void settle(String id) {
        settled.add(id);
        asked.remove(id);
    }

    /** What is never to be asked for again. */
    public synchronized List<String> settled() {
        return List.copyOf(settled);
    }

    /** Goes on with what was settled before. */
    public synchronized void restore(Collection<String> earlier) {
        earlier.forEach(this::settle);
    }
}
