package io.epochscope.engine.watch;

import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.SceneImage;
import io.epochscope.engine.events.EventNumbering;
import io.epochscope.engine.objective.Objective;
import io.epochscope.engine.objective.ScoreSheet;
import io.epochscope.events.patch.Chunk;
import io.epochscope.events.patch.Presence;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.PatchScores;
import io.epochscope.events.v1.SceneDescribed;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Publishes what every pass makes of every patch. It only keeps scores that the pass has computed anyway; patches that
 * a pass does not come across are absent from its events, and chunks without any are not sent.
 */
public final class PatchWatcher {

    private final DataSet data;
    private final Objective objective;
    private final EventNumbering events;
    private final List<ScenePatches> scenes;
    private final ScoreSheet sheet;
    private final BitSet scored;

    /**
     * Does nothing unless it is on.
     *
     * @param sheets makes what keeps the scores of so many samples
     */
    public PatchWatcher(
            boolean on, DataSet data, Objective objective, IntFunction<ScoreSheet> sheets, EventNumbering events) {
        this.data = data;
        this.objective = objective;
        this.events = events;
        scenes = on ? data.scenes().stream().map(ScenePatches::of).toList() : List.of();
        int samples = on ? data.size() : 0;
        sheet = sheets.apply(samples);
        scored = new BitSet(samples);
    }

    /**
     * Publishes the scenes' grids, labels and splits, and what they look like.
     *
     * @throws IOException if the image of a scene cannot be read; the message says of which
     */
    public void describeScenes() throws IOException {
        for (ScenePatches patches : scenes) {
            patches.chunks().forEach(chunk -> describe(patches, chunk));
            if (patches.scene().image().isPresent()) {
                show(patches.scene().id(), patches.scene().image().get());
            }
        }
    }

    private void show(String scene, SceneImage image) throws IOException {
        try {
            new ScenePicture(scene, image, events).publish();
        } catch (IOException e) {
            throw new IOException("the image of scene %s cannot be read: %s".formatted(scene, e.getMessage()), e);
        }
    }

    private void describe(ScenePatches patches, Chunk chunk) {
        BitSet present = patches.present(chunk, sample -> true);
        SceneDescribed.Builder described =
                patches.toMessage().setChunk(chunk.number()).setPresence(Presence.pack(present, chunk.patches()));
        boolean inOrder = present.stream()
                .allMatch(position -> patches.sample(chunk, position) == patches.place(chunk, position));
        present.stream().map(position -> patches.sample(chunk, position)).forEach(sample -> {
            objective.describe(sample, described);
            described.addSplits(data.split(sample));
            if (!inOrder) {
                described.addSamples(sample);
            }
        });
        events.publish(Event.newBuilder().setSceneDescribed(described));
    }

    /**
     * Keeps the scores of the batch that was judged last, {@code samples[from]} to {@code samples[to - 1]}, until it is
     * told to {@link #clear}.
     */
    public void record(int[] samples, int from, int to) {
        if (scenes.isEmpty()) {
            return;
        }
        for (int i = from; i < to; i++) {
            sheet.take(i - from, samples[i]);
            scored.set(samples[i]);
        }
    }

    /** Publishes the scores that it keeps as those of a pass. */
    public void publish(int epoch, Pass pass) {
        for (ScenePatches patches : scenes) {
            patches.chunks().forEach(chunk -> publish(patches, chunk, epoch, pass));
        }
    }

    /** Forgets all scores. */
    public void clear() {
        scored.clear();
    }

    private void publish(ScenePatches patches, Chunk chunk, int epoch, Pass pass) {
        BitSet present = patches.present(chunk, scored::get);
        if (present.isEmpty()) {
            return;
        }
        PatchScores.Builder scores = PatchScores.newBuilder()
                .setScene(patches.scene().id())
                .setGrid(patches.grid().toMessage())
                .setChunk(chunk.number())
                .setEpoch(epoch)
                .setPass(pass)
                .setPresence(Presence.pack(present, chunk.patches()));
        present.stream().map(position -> patches.sample(chunk, position)).forEach(sample -> sheet.copy(sample, scores));
        events.publish(Event.newBuilder().setPatchScores(scores));
    }
}
