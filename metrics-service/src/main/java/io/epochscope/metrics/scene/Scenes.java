package io.epochscope.metrics.scene;

import io.epochscope.metrics.parameter.EpochChoice;
import io.epochscope.metrics.store.Query;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Looks up what is known of scenes. */
@Singleton
public final class Scenes {

    /** So many scenes are named to somebody who asks for one that is not there. */
    private static final int NAMED = 20;

    private static final String RUN = "select run_id from run where run_id = ?";
    private static final String ALL = "select * from run_scene where run_id = ? order by scene";
    private static final String ONE = "select * from run_scene where run_id = ? and scene = ?";
    private static final String CLASSES =
            "select class_index, name, colour from run_class where run_id = ? order by class_index";
    private static final String EPOCHS = """
            select pass, array_agg(epoch order by epoch) as epochs
            from scene_epoch
            where run_id = ? and scene = ?
            group by pass
            order by min(case pass when 'training' then 1 when 'validation' then 2 else 3 end)
            """;

    private final DataSource dataSource;

    Scenes(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * The scenes of a run.
     *
     * @throws NotFoundException if there is no such run
     */
    public List<Scene> of(String runId) {
        List<Scene> scenes = Query.rows(dataSource, ALL, Scene::of, runId);
        if (scenes.isEmpty()
                && Query.rows(dataSource, RUN, row -> row.getString(1), runId).isEmpty()) {
            throw new NotFoundException("there is no run " + runId);
        }
        return scenes;
    }

    /**
     * One scene of a run.
     *
     * @throws NotFoundException if there is no such run or scene
     */
    public Scene find(String runId, String scene) {
        return Query.rows(dataSource, ONE, Scene::of, runId, scene).stream()
                .findFirst()
                .orElseThrow(() -> absent(runId, scene));
    }

    private NotFoundException absent(String runId, String scene) {
        List<Scene> scenes = of(runId);
        String others = scenes.isEmpty()
                ? "no scene has come yet"
                : "there is " + scenes.stream().limit(NAMED).map(Scene::id).collect(Collectors.joining(", "));
        return new NotFoundException("run " + runId + " has no scene " + scene + "; " + others);
    }

    /** The classes of a run, by their index; none until its opening event has come, and for a regression. */
    public List<SceneClass> classes(String runId) {
        return Query.rows(
                dataSource,
                CLASSES,
                row -> new SceneClass(row.getInt("class_index"), row.getString("name"), row.getString("colour")),
                runId);
    }

    /** The passes that have scored a scene, with their epochs in ascending order. */
    public List<PassEpochs> epochs(Scene scene) {
        return Query.rows(
                dataSource,
                EPOCHS,
                row -> new PassEpochs(row.getString("pass"), List.of((Integer[])
                        row.getArray("epochs").getArray())),
                scene.runId(),
                scene.id());
    }

    /** The epochs in which any of these passes scored a scene, in ascending order. */
    public List<Integer> epochs(Scene scene, PassChoice passes) {
        return epochs(scene).stream()
                .filter(each -> passes.passes().contains(each.pass()))
                .flatMapToInt(each -> each.epochs().stream().mapToInt(Integer::intValue))
                .distinct()
                .sorted()
                .boxed()
                .toList();
    }

    /**
     * The epoch that a parameter asks for: {@code first}, {@code last} (also if it is not given) or its number.
     *
     * @throws NotFoundException if these passes have not scored the scene in it
     */
    public int epoch(Scene scene, PassChoice passes, String text) {
        return EpochChoice.of(text)
                .in(
                        epochs(scene, passes),
                        "scores of scene " + scene.id() + " of run " + scene.runId() + " in the " + passes.label());
    }

    /** At most {@code most} of some epochs, or what is of them, evenly spread, the first and the last among them. */
    public static <T> List<T> spread(List<T> epochs, int most) {
        if (epochs.size() <= most) {
            return epochs;
        }
        return IntStream.range(0, most)
                .mapToObj(i -> epochs.get((int) Math.round(i * (epochs.size() - 1.0) / (most - 1))))
                .toList();
    }
}
