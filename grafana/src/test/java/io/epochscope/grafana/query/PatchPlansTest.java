package io.epochscope.grafana.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.Split;
import io.epochscope.grafana.panel.Dashboard;
import io.epochscope.grafana.panel.Panel;
import io.epochscope.grafana.query.PatchRun.Score;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Panels of patches read an epoch, or a few patches of each, however many epochs there are. */
class PatchPlansTest {
    private static final int EPOCHS = 200;
    private static final int SIDE = 64;
    private static final int PATCHES = SIDE * SIDE;

    /** Two runs side by side, each joined with a grid. */
    private static final int EPOCHS_AT_ONCE = 4;

    private static final int EVENTS_AT_ONCE = 25;

    private static final Choices CHOICES = Choices.none()
            .with("run", "long")
            .with("scene", "sheet")
            .with("pass", "training,validation")
            .with("epoch", "last")
            .with("at", String.valueOf(EPOCHS))
            .with("split", "all")
            .with("metric", "loss")
            .with("verdict", "all")
            .with("worst", "20")
            .with("row", "10")
            .with("column", "20")
            .with("compare", "other");

    private static ReadDatabase database;

    @BeforeAll
    static void storeALongRun() throws SQLException {
        database = ReadDatabase.emptied();
        database.execute("""
                insert into store.run (run_id, request) values ('long', '{"corrections":
                [{"scene": "sheet", "row": 1, "column": 1, "action": "relabel", "class": 1}]}')
                """);
        store("long", EPOCHS);
        store("other", 3);
    }

    private static void store(String run, int epochs) throws SQLException {
        var events = new PatchRun(run, "sheet", SIDE, SIDE, SIDE)
                .described(
                        "Sheet", 0, Collections.nCopies(PATCHES, 1), Collections.nCopies(PATCHES, Split.SPLIT_TRAIN));
        var patches = new ArrayList<Score>();
        for (int patch = 0; patch < PATCHES; patch++) {
            patches.add(new Score(1 + patch, 0.1f, 0.5f, patch % 3));
        }
        for (int epoch = 1; epoch <= epochs; epoch++) {
            events.scored(0, epoch, Pass.PASS_TRAINING, patches);
        }
        List<Event> all = events.events();
        for (int i = 0; i < all.size(); i += EVENTS_AT_ONCE) {
            database.store(all.subList(i, Math.min(i + EVENTS_AT_ONCE, all.size())));
        }
    }

    static Stream<Panel> panels() {
        return Dashboard.all().stream()
                .filter(dashboard -> dashboard.uid().equals("epochscope-patches"))
                .flatMap(dashboard -> dashboard.askingPanels().stream());
    }

    @ParameterizedTest
    @MethodSource("panels")
    void noStepOfAPlanHandlesTheHistory(Panel panel) throws SQLException, JsonProcessingException {
        JsonNode plan = new ObjectMapper()
                .readTree(database.rows("explain (analyze, format json) " + CHOICES.in(panel.sql()))
                        .get(0)
                        .get("QUERY PLAN")
                        .toString());

        assertThat(mostRows(plan))
                .as("rows that came out of one step of the plan, of %d in the history", EPOCHS * PATCHES)
                .isBetween(1L, (long) EPOCHS_AT_ONCE * PATCHES);
        assertThat(functions(plan))
                .as("functions whose steps the plan shows as one, so that nobody knows how many rows they handle")
                .isSubsetOf("unnest", "generate_series", "jsonb_path_query", "bucket_bounds");
    }

    private static long mostRows(JsonNode plan) {
        long rows =
                plan.path("Actual Rows").asLong() * plan.path("Actual Loops").asLong();
        for (JsonNode inner : plan) {
            rows = Math.max(rows, mostRows(inner));
        }
        return rows;
    }

    private static Set<String> functions(JsonNode plan) {
        return new HashSet<>(plan.findValuesAsText("Function Name"));
    }
}
