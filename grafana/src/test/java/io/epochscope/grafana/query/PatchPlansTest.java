package io.epochscope.grafana.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.grafana.panel.Dashboard;
import io.epochscope.grafana.panel.Panel;
import java.io.IOException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Panels of patches read a few epochs, or one patch of each, however many epochs there are. */
class PatchPlansTest {
    private static final int EPOCHS = 200;
    private static final int PATCHES = 64 * 64;

    /** The panel that shows most shows five epochs. */
    private static final int EPOCHS_AT_ONCE = 5;

    private static final Choices CHOICES = Choices.none()
            .with("run", "long")
            .with("scene", "sheet")
            .with("pass", "training")
            .with("epoch", "last")
            .with("metric", "loss")
            .with("row", "10")
            .with("column", "20");

    private static ReadDatabase database;

    @BeforeAll
    static void storeALongRun() throws SQLException, IOException {
        database = ReadDatabase.emptied();
        database.execute(ReadDatabase.resource("long-run.sql")
                .replace(":epochs", String.valueOf(EPOCHS))
                .replace(":patches", String.valueOf(PATCHES)));
    }

    static Stream<Panel> panels() {
        return Dashboard.all().stream()
                .filter(dashboard -> dashboard.uid().equals("epochscope-patches"))
                .flatMap(dashboard -> dashboard.panels().stream());
    }

    @ParameterizedTest
    @MethodSource("panels")
    void noStepOfAPlanHandlesTheHistory(Panel panel) throws SQLException, JsonProcessingException {
        String plan = database.rows("explain (analyze, format json) " + CHOICES.in(panel.sql()))
                .get(0)
                .get("QUERY PLAN")
                .toString();

        assertThat(mostRows(new ObjectMapper().readTree(plan)))
                .as("rows that came out of one step of the plan, of %d in the history", EPOCHS * PATCHES)
                .isBetween(1L, (long) EPOCHS_AT_ONCE * PATCHES);
    }

    private static long mostRows(JsonNode plan) {
        long rows =
                plan.path("Actual Rows").asLong() * plan.path("Actual Loops").asLong();
        for (JsonNode inner : plan) {
            rows = Math.max(rows, mostRows(inner));
        }
        return rows;
    }
}
