package io.epochscope.trainer.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.engine.schedule.EpochMetric;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.SweepMembership;
import io.epochscope.trainer.queue.RunGroups;
import io.epochscope.trainer.registry.Run;
import io.epochscope.trainer.registry.RunIds;
import io.epochscope.trainer.registry.RunRegistry;
import io.epochscope.trainer.registry.RunRegistry.Submission;
import io.epochscope.trainer.request.RequestJson;
import io.epochscope.trainer.store.StateFile;
import io.epochscope.trainer.sweep.PlannedSweep.PlannedRun;
import io.epochscope.trainer.sweep.SweepStanding.Standing;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * All sweeps, with what their metrics came to; both are in the state file. Thread-safe, without locks of its own: the
 * registry of runs calls it while it holds its lock.
 */
@Singleton
class SweepRegistry implements RunGroups {

    private static final Logger LOG = Logger.getLogger(SweepRegistry.class);

    private final SweepStore store;
    private final RunRegistry runs;
    private final Clock clock;
    private final RunIds ids = new RunIds();
    private final NavigableMap<Long, Sweep> byNumber = new ConcurrentSkipListMap<>();
    private final Map<String, Place> places = new ConcurrentHashMap<>();

    /** Where a run is in a sweep, by the number of that, and what it came to. */
    private record Place(long sweep, SweepRun run, RunCurve curve) {}

    SweepRegistry(StateFile file, ObjectMapper json, RunRegistry runs, Clock clock) {
        store = new SweepStore(file, json);
        this.runs = runs;
        this.clock = clock;
        store.load().forEach(this::put);
        places.forEach((run, place) -> store.loadValues(run, place.curve()));
        runs.followAll(this::runChanged);
    }

    /** Puts all runs of a sweep at the end of the queue, and remembers that they belong together; both or neither. */
    Sweep submit(PlannedSweep planned) {
        List<Submission> submissions = planned.runs().stream()
                .map(run -> new Submission(
                        run.request().request().name(), run.request().json()))
                .toList();
        List<Sweep> submitted = new ArrayList<>();
        try {
            runs.submitAll(submissions, queued -> {
                Sweep sweep = sweepOf(planned, queued);
                submitted.add(sweep);
                store.put(sweep);
                put(sweep);
            });
        } catch (RuntimeException | Error e) {
            submitted.forEach(this::forget);
            throw e;
        }
        return submitted.get(0);
    }

    /** Called by one thread at a time, since the registry of runs holds its lock. */
    private Sweep sweepOf(PlannedSweep planned, List<Run> queued) {
        SweepRequest request = planned.request();
        List<SweepRun> members = new ArrayList<>();
        for (int i = 0; i < queued.size(); i++) {
            PlannedRun run = planned.runs().get(i);
            members.add(new SweepRun(
                    queued.get(i).id(),
                    i + 1,
                    run.request().request().epochs(),
                    run.setting().values()));
        }
        return new Sweep(
                byNumber.isEmpty() ? 1 : byNumber.lastKey() + 1,
                ids.next(
                        clock.instant(),
                        byNumber.values().stream().map(Sweep::id).collect(Collectors.toSet())),
                request.name(),
                json(request),
                request.metric(),
                request.mode(),
                request.stopping(),
                clock.instant(),
                "",
                members);
    }

    private static String json(SweepRequest request) {
        try {
            return RequestJson.MAPPER.writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a request for a sweep cannot be written as JSON", e);
        }
    }

    private void put(Sweep sweep) {
        byNumber.put(sweep.number(), sweep);
        sweep.runs()
                .forEach(run ->
                        places.computeIfAbsent(run.runId(), id -> new Place(sweep.number(), run, new RunCurve())));
    }

    private void forget(Sweep sweep) {
        byNumber.remove(sweep.number());
        sweep.runs().forEach(run -> places.remove(run.runId()));
    }

    /** Remembers that a sweep is stopped as a whole. */
    void stop(Sweep sweep, String reason) {
        Sweep stopped = sweep.stopped(reason);
        store.save(stopped);
        put(stopped);
    }

    Optional<Sweep> find(String id) {
        return byNumber.values().stream().filter(sweep -> sweep.id().equals(id)).findFirst();
    }

    /** All sweeps, the newest first. */
    List<Sweep> newestFirst() {
        return List.copyOf(byNumber.descendingMap().values());
    }

    /** How a sweep stands at this moment. */
    SweepStanding standing(Sweep sweep) {
        return new SweepStanding(
                sweep,
                sweep.runs().stream()
                        .map(run -> new Standing(
                                run,
                                runs.find(run.runId()).orElseThrow(),
                                places.get(run.runId()).curve().best(sweep.metric(), sweep.mode())))
                        .toList());
    }

    @Override
    public Optional<SweepMembership> sweepOf(String runId) {
        return Optional.ofNullable(places.get(runId))
                .map(place -> byNumber.get(place.sweep()).membershipOf(place.run()));
    }

    @Override
    public Optional<Stop> epochCompleted(String runId, EpochCompleted epoch) {
        Place place = places.get(runId);
        if (place == null) {
            return Optional.empty();
        }
        Sweep sweep = byNumber.get(place.sweep());
        double value = valueOf(sweep, runId, epoch);
        store.saveValue(runId, epoch.getEpoch(), value);
        place.curve().put(epoch.getEpoch(), value);
        if (sweep.stopping() == null || epoch.getEpoch() >= place.run().epochs()) {
            return Optional.empty();
        }
        List<RunCurve> others = sweep.runs().stream()
                .filter(run -> !run.runId().equals(runId))
                .map(run -> places.get(run.runId()).curve())
                .toList();
        return new MedianRule(sweep.metric(), sweep.mode(), sweep.stopping())
                .judge(epoch.getEpoch(), place.curve(), others)
                .map(reason -> {
                    LOG.infof("run %s stops after epoch %d: %s", runId, epoch.getEpoch(), reason);
                    return new Stop(reason, MedianRule.ACTOR);
                });
    }

    private static double valueOf(Sweep sweep, String runId, EpochCompleted epoch) {
        try {
            return EpochMetric.named(sweep.metric()).of(epoch);
        } catch (IllegalStateException e) {
            LOG.warnf("run %s cannot become the best of sweep %s: %s", runId, sweep.id(), e.getMessage());
            return Double.NaN;
        }
    }

    private void runChanged(Run run) {
        Place place = places.get(run.id());
        if (place == null || !run.status().isFinished()) {
            return;
        }
        SweepStanding standing = standing(byNumber.get(place.sweep()));
        if (standing.status().isFinished()) {
            Sweep sweep = standing.sweep();
            LOG.infof("sweep %s (%s) is %s: %s", sweep.id(), sweep.name(), standing.status(), standing.words());
        }
    }
}
