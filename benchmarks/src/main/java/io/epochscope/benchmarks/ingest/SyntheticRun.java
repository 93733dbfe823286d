package io.epochscope.benchmarks.ingest;

import com.google.protobuf.util.Timestamps;
import io.epochscope.events.Topic;
import io.epochscope.events.patch.Chunk;
import io.epochscope.events.patch.ChunkGrid;
import io.epochscope.events.v1.ClassDescription;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.PatchScores;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.events.v1.SceneDescribed;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.Task;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A run that nobody trained: one scene whose patches get scores as if they were learnt, some early, some late, some
 * never. The same run always has the same scores.
 */
public final class SyntheticRun {

    /** The id of its only scene. */
    public static final String SCENE = "synthetic";

    static final int CLASSES = 10;

    /** Steps of p(true class) from 0 to 1, so that its logarithm comes from a table. */
    private static final int LEVELS = 4096;

    private final String runId;
    private final int attempt;
    private final ChunkGrid grid;
    private final int epochs;
    private final float[] loss = new float[LEVELS];
    private final Map<Topic, Long> sequences = new EnumMap<>(Topic.class);

    /**
     * A run of one square scene.
     *
     * @param side rows and columns of patches
     */
    public SyntheticRun(String runId, int attempt, int side, int epochs) {
        this(runId, attempt, new ChunkGrid(side, side, ChunkGrid.DEFAULT_CHUNK_SIDE), epochs);
    }

    /** A run of one scene. */
    public SyntheticRun(String runId, int attempt, ChunkGrid grid, int epochs) {
        this.runId = runId;
        this.attempt = attempt;
        this.grid = grid;
        this.epochs = epochs;
        for (int level = 0; level < LEVELS; level++) {
            loss[level] = (float) -Math.log(pTrue(level));
        }
    }

    /** Of the run. */
    public String id() {
        return runId;
    }

    /** How many there are to publish. */
    public int epochs() {
        return epochs;
    }

    /** Of the scene. */
    public int chunks() {
        return grid.chunks();
    }

    /** Patches of an epoch. */
    public long patches() {
        return (long) grid.rows() * grid.columns();
    }

    /** What comes before the first epoch. */
    public List<Event> opening() {
        var events = new ArrayList<Event>();
        RunStarted.Builder started = RunStarted.newBuilder()
                .setName(runId)
                .setKind("training")
                .setRequestJson("{}")
                .setModel("synthetic")
                .setDataset("synthetic")
                .setEpochs(epochs)
                .setTask(Task.TASK_CLASSIFICATION);
        for (int index = 0; index < CLASSES; index++) {
            started.addClasses(ClassDescription.newBuilder().setIndex(index).setName("class " + index));
        }
        events.add(numbered(Event.newBuilder().setRunStarted(started)));
        for (int number = 0; number < grid.chunks(); number++) {
            events.add(numbered(Event.newBuilder().setSceneDescribed(described(grid.chunk(number)))));
        }
        return events;
    }

    private SceneDescribed described(Chunk chunk) {
        SceneDescribed.Builder described = SceneDescribed.newBuilder()
                .setScene(SCENE)
                .setName("Synthetic")
                .setGrid(grid.toMessage())
                .setChunk(chunk.number());
        SplittableRandom random = new SplittableRandom(chunk.number());
        for (int place = 0; place < chunk.patches(); place++) {
            described.addLabels(label(random)).addSplits(Split.SPLIT_TRAIN);
        }
        return described.build();
    }

    private static int label(SplittableRandom random) {
        return random.nextInt(CLASSES);
    }

    /** The scores of a chunk in an epoch. */
    public Event scores(int epoch, int number) {
        Chunk chunk = grid.chunk(number);
        PatchScores.Builder scores = PatchScores.newBuilder()
                .setScene(SCENE)
                .setGrid(grid.toMessage())
                .setChunk(number)
                .setEpoch(epoch)
                .setPass(Pass.PASS_TRAINING);
        SplittableRandom labels = new SplittableRandom(number);
        SplittableRandom noise = new SplittableRandom(((long) attempt << 48) + ((long) epoch << 24) + number);
        for (int place = 0; place < chunk.patches(); place++) {
            int label = label(labels);
            int ease = (place * 2_654_435_761L + number * 40_503L & 1023) < 50 ? 0 : (place & 63) + 1;
            int level = Math.min(LEVELS - 1, noise.nextInt(LEVELS / 2) + ease * epoch);
            boolean right = level >= LEVELS / 2;
            float pTrue = pTrue(level);
            scores.addLoss(loss[level])
                    .addPTrue(pTrue)
                    .addPPredicted(right ? pTrue : 1 - pTrue)
                    .addPredicted(right ? label : (label + 1) % CLASSES);
        }
        return numbered(Event.newBuilder().setPatchScores(scores));
    }

    private static float pTrue(int level) {
        return (level + 0.5f) / LEVELS;
    }

    /** The closing event. */
    public Event closing() {
        RunFinished.Builder finished = RunFinished.newBuilder()
                .setStatus(RunStatus.RUN_STATUS_COMPLETED)
                .setEpochsCompleted(epochs);
        sequences.forEach((topic, count) -> finished.putEventsPerTopic(topic.topicName(), count));
        finished.putEventsPerTopic(Topic.RUNS.topicName(), sequences.getOrDefault(Topic.RUNS, 0L) + 1);
        return numbered(Event.newBuilder().setRunFinished(finished));
    }

    /** Makes an event one of this run's, which its closing event counts. */
    public Event numbered(Event.Builder event) {
        Topic topic = Topic.of(event.getBodyCase()).orElseThrow();
        return event.setRunId(runId)
                .setAttempt(attempt)
                .setSequence(sequences.merge(topic, 1L, Long::sum))
                .setOccurredAt(Timestamps.fromMillis(System.currentTimeMillis()))
                .build();
    }
}
