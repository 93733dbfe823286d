package io.epochscope.metrics.mistake;

import io.epochscope.metrics.parameter.Argument;
import io.epochscope.metrics.scene.PassChoice;
import io.epochscope.metrics.scene.SceneClass;
import io.epochscope.metrics.scene.Scenes;
import io.epochscope.metrics.store.Query;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import javax.sql.DataSource;

/** Looks up which patches of a run were predicted wrongly. */
@Singleton
public final class Mistakes {

    /** The numbers of the classes are part of the text, since they may be null. */
    private static final String FIND = """
            select * from misclassified(?, ?, ?, ?, %s, %s, ?)
            """;

    private static final String TASK = "select coalesce(task, '') from run where run_id = ?";

    private static final String EPOCHS =
            "select distinct epoch from scene_epoch where run_id = ? and pass = any (?) order by epoch";

    private final DataSource dataSource;
    private final Scenes scenes;

    Mistakes(DataSource dataSource, Scenes scenes) {
        this.dataSource = dataSource;
        this.scenes = scenes;
    }

    /**
     * The classes of a run, by their index.
     *
     * @throws NotFoundException if there is no such run
     * @throws ClientErrorException with status 409 if it predicts values, which are never right or wrong
     */
    public List<SceneClass> classes(String runId) {
        String task = Query.rows(dataSource, TASK, row -> row.getString(1), runId).stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("there is no run " + runId));
        if (task.equals("regression")) {
            throw new ClientErrorException(
                    "run " + runId + " predicts values, which miss by more or less but are no mistakes; its scenes'"
                            + " scores have output and target of every sample",
                    Status.CONFLICT);
        }
        return scenes.classes(runId);
    }

    /** The epochs in which any of these passes scored any scene, in ascending order. */
    public List<Integer> epochs(String runId, PassChoice passes) {
        return Query.rows(dataSource, EPOCHS, row -> row.getInt(1), runId, passes.sql());
    }

    /** The mistakes that are meant, the surest first. */
    public List<Mistake> find(String runId, MistakeSearch search) {
        String sql = FIND.formatted(
                search.ofClass().map(each -> String.valueOf(each.index())).orElse("null"),
                search.takenFor().map(each -> String.valueOf(each.index())).orElse("null"));
        return Query.rows(
                dataSource,
                sql,
                Mistake::of,
                runId,
                search.passes().sql(),
                Argument.nameOf(search.split()),
                search.epoch(),
                search.limit());
    }
}
