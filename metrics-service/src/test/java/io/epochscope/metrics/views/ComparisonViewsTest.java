package io.epochscope.metrics.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.Timestamp;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What views and functions say of runs beside each other. */
class ComparisonViewsTest {

    private static final String GOLDEN = "/golden/comparison/figures.json";

    private static final String REQUEST = """
            {"name": "%s", "seed": %d, "tags": ["%s"], "model": {"type": "mlp", "hidden": [128, 64], "dropout": %s},
             "optimizer": {"type": "adam", "learningRate": %s}, "earlyStopping": null, "watch": {"patches": %s}}
            """;

    private final TestDatabase database = new TestDatabase();

    private static JsonNode golden() {
        try (InputStream content = ComparisonViewsTest.class.getResourceAsStream(GOLDEN)) {
            return new ObjectMapper().readTree(content);
        } catch (IOException e) {
            throw new UncheckedIOException(GOLDEN + " cannot be read", e);
        }
    }

    static Stream<Map.Entry<String, JsonNode>> samples() {
        return golden().path("welch").propertyStream();
    }

    static Stream<JsonNode> curves() {
        return StreamSupport.stream(golden().path("smoothed").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void welchsTestSaysWhatSciPySays(Map.Entry<String, JsonNode> sample) throws SQLException {
        JsonNode expected = sample.getValue();
        List<String> test = database.query(
                        "select t, freedom, p from welch_test(?::double precision[], ?::double precision[])",
                        array(expected.path("first")),
                        array(expected.path("second")))
                .get(0);

        assertThat(Double.parseDouble(test.get(0)))
                .isCloseTo(expected.path("t").doubleValue(), relative(expected.path("t")));
        assertThat(Double.parseDouble(test.get(1)))
                .isCloseTo(expected.path("freedom").doubleValue(), relative(expected.path("freedom")));
        assertThat(Double.parseDouble(test.get(2)))
                .isCloseTo(expected.path("p").doubleValue(), relative(expected.path("p")));
    }

    @Test
    void theIncompleteBetaFunctionIsThatOfSciPy() throws SQLException {
        for (JsonNode expected : golden().path("incomplete_beta")) {
            String value = database.query(
                            "select incomplete_beta(?, ?, ?)",
                            expected.get(0).doubleValue(),
                            expected.get(1).doubleValue(),
                            expected.get(2).doubleValue())
                    .get(0)
                    .get(0);
            assertThat(Double.parseDouble(value))
                    .as("I of %s", expected)
                    .isCloseTo(expected.get(3).doubleValue(), relative(expected.get(3)));
        }
        assertThat(database.query(
                        "select incomplete_beta(0, 1, 2), incomplete_beta(1, 1, 2), incomplete_beta(2, 1, 2)"))
                .containsExactly(Arrays.asList("0", "1", null));
    }

    /** Exactly 0 has to be 0. */
    private static Offset<Double> relative(JsonNode expected) {
        return within(Math.abs(expected.doubleValue()) * 1e-9);
    }

    private static String array(JsonNode numbers) {
        return numbers.toString().replace('[', '{').replace(']', '}');
    }

    @Test
    void aTestNeedsTwoRunsOfEachAndSomethingThatVaries() throws SQLException {
        String query =
                "select first_runs, second_runs, difference, p from welch_test(?::double precision[], ?::double precision[])";

        assertThat(database.query(query, "{1}", "{2,3,4}")).containsExactly(Arrays.asList("1", "3", "2", null));
        assertThat(database.query(query, "{}", "{2,3}")).containsExactly(Arrays.asList("0", "2", null, null));
        assertThat(database.query(query, "{1,1}", "{2,2}")).containsExactly(Arrays.asList("2", "2", "1", null));
        assertThat(database.query(query, "{1,NaN,Infinity,NULL}", "{2,3}"))
                .as("what is no finite number does not count")
                .containsExactly(Arrays.asList("1", "2", "1.5", null));
    }

    @ParameterizedTest
    @MethodSource("curves")
    void smoothingIsThatOfTensorBoard(JsonNode curve) throws SQLException {
        List<List<String>> smoothed = database.query(
                """
                select smoothed(value, ?) over (order by place)
                from unnest(?::double precision[]) with ordinality as curve (value, place)
                order by place
                """,
                curve.path("weight").doubleValue(),
                array(curve.path("values")).replace("\"", "").replace("inf", "Infinity"));

        assertThat(smoothed).hasSameSizeAs(curve.path("values"));
        for (int i = 0; i < smoothed.size(); i++) {
            String expected = curve.path("smoothed").get(i).asText();
            double value = Double.parseDouble(smoothed.get(i).get(0));
            if (expected.endsWith("inf") || expected.equals("nan")) {
                assertThat(value)
                        .isEqualTo(Double.valueOf(
                                expected.replace("inf", "Infinity").replace("nan", "NaN")));
            } else {
                assertThat(value).isCloseTo(Double.parseDouble(expected), within(1e-12));
            }
        }
    }

    @Test
    void aRequestIsTakenApartIntoItsLeaves() throws SQLException {
        start("leaves", 1, "Leaves", REQUEST.formatted("Leaves", 7, "a", "0.10", "1e-3", "true"));

        assertThat(
                        database.query(
                                "select parameter, value, number from run_parameter where run_id = 'leaves' order by parameter"))
                .containsExactly(
                        Arrays.asList("earlyStopping", null, null),
                        Arrays.asList("model.dropout", "0.1", "0.1"),
                        Arrays.asList("model.hidden", "[128, 64]", null),
                        Arrays.asList("model.type", "mlp", null),
                        Arrays.asList("name", "Leaves", null),
                        Arrays.asList("optimizer.learningRate", "0.001", "0.001"),
                        Arrays.asList("optimizer.type", "adam", null),
                        Arrays.asList("seed", "7", "7"),
                        Arrays.asList("tags", "[\"a\"]", null),
                        Arrays.asList("watch.patches", "true", null));
    }

    @Test
    void runsThatDifferInTheirSeedAloneAreAGroup() throws SQLException {
        start("seed-1", 1, "Plain", REQUEST.formatted("Plain", 1, "a", "0", "0.001", "true"));
        start("seed-2", 2, "Again", REQUEST.formatted("Again", 2, "b", "0.0", "1e-3", "false"));
        start("seed-3", 3, "Dropped", REQUEST.formatted("Dropped", 1, "a", "0.3", "0.001", "true"));
        start("seed-4", 4, "Silent", "");
        start("seed-5", 5, "Silent too", "");

        assertThat(database.query("""
                        select run_id, place, label, seed, group_place, group_label
                        from compared_run(array['seed-5', 'seed-3', 'seed-1', 'seed-2', 'seed-4', 'nowhere'])
                        order by place
                        """))
                .containsExactly(
                        List.of("seed-1", "1", "1: Plain", "1", "1", "A: Plain × 2"),
                        List.of("seed-2", "2", "2: Again", "2", "1", "A: Plain × 2"),
                        List.of("seed-3", "3", "3: Dropped", "1", "2", "B: Dropped"),
                        Arrays.asList("seed-4", "4", "4: Silent", "0", "3", "C: Silent"),
                        Arrays.asList("seed-5", "5", "5: Silent too", "0", "4", "D: Silent too"));
    }

    @Test
    void whatKeepsARunFromLearningByHeart() throws SQLException {
        start("regularised", 1, "Regularised", """
                {"model": {"type": "cnn", "dropout": 0.3}, "optimizer": {"type": "adamw", "weightDecay": 1E-2},
                 "regularisation": {"l1": 0.0, "l2": 1.0E-4, "labelSmoothing": 0.05, "decayBiases": false, "clipNorm": 1.0},
                 "augmentation": {"shift": 2, "flipHorizontal": true, "flipVertical": false, "rotate": 0.0, "noise": 0.0},
                 "earlyStopping": {"metric": "validation_loss", "patience": 5}}
                """);
        start("plain", 1, "Plain", """
                {"model": {"type": "cnn", "dropout": 0.0}, "optimizer": {"type": "adam", "weightDecay": 0.0},
                 "regularisation": {"l1": 0.0, "l2": 0.0, "labelSmoothing": 0.0}, "augmentation": {"shift": 0}}
                """);

        assertThat(database.query(
                        "select measure, value from run_regularisation where run_id = 'regularised' order by measure"))
                .containsExactly(
                        List.of("augmentation flipHorizontal", "true"),
                        List.of("augmentation shift", "2"),
                        List.of("dropout", "0.3"),
                        List.of("early stopping, patience", "5"),
                        List.of("l2", "0.0001"),
                        List.of("label smoothing", "0.05"),
                        List.of("weight decay", "0.01"));
        assertThat(database.query("select measure from run_regularisation where run_id = 'plain'"))
                .isEmpty();
    }

    @Test
    void aGroupOverTheEpochs() throws SQLException {
        String request = REQUEST.formatted("Band", 1, "band", "0.7", "0.5", "true");
        start("band-1", 1, "Band", request);
        start("band-2", 2, "Band", request);
        start("band-3", 3, "Band", request);
        epochs("band-1", 1, 4);
        epochs("band-2", 2, 8);
        epochs("band-3", 6, Double.NaN);

        assertThat(database.query("""
                        select epoch, runs, mean, std, lowest, highest
                        from seed_group_epoch(array['band-1', 'band-2', 'band-3'], 'validation', 'loss')
                        order by epoch
                        """))
                .containsExactly(
                        List.of("1", "3", "3", String.valueOf(Math.sqrt(7)), "1", "6"),
                        List.of("2", "2", "6", String.valueOf(Math.sqrt(8)), "4", "8"));
    }

    @Test
    void numbersAsText() throws SQLException {
        assertThat(database.query("""
                        select significant_digits(123456.7, 3), significant_digits(-0.000123456, 3), significant_digits(0, 3),
                          significant_digits(0.25, 5), significant_digits('NaN', 3), significant_digits(null, 3)
                        """)).containsExactly(Arrays.asList("123000", "-0.000123", "0", "0.25", "NaN", null));
    }

    @Test
    void whoReadsTheViewsMayCallAllOfIt() throws SQLException {
        try (Connection reader = database.reader()) {
            assertThat(TestDatabase.query(reader, """
                            select p, smoothed(p, 0.5) over ()
                            from welch_test(array[1, 2], array[3, 5]) test,
                              (select count(*) from run_parameter) parameters,
                              (select count(*) from run_regularisation) measures,
                              (select count(*) from compared_run(array[':newest'])) compared,
                              (select count(*) from step_curve('nowhere', 'loss')) curve
                            """)).hasSize(1);
        }
    }

    /** hour: of the day when it began. */
    private void start(String runId, int hour, String name, String request) throws SQLException {
        FixtureRun run = new FixtureRun(runId);
        Event opened = run.add(Event.newBuilder()
                .setRunStarted(RunStarted.newBuilder()
                        .setName(name)
                        .setRequestJson(request)
                        .setSeed(request.contains("\"seed\": 2") ? 2 : request.contains("\"seed\"") ? 1 : 0)));
        store(List.of(opened.toBuilder()
                .setOccurredAt(Timestamp.newBuilder().setSeconds(hour * 3600L))
                .build()));
    }

    private void epochs(String runId, double... values) throws SQLException {
        FixtureRun run = new FixtureRun(runId);
        for (int i = 0; i < values.length; i++) {
            run.add(Event.newBuilder()
                    .setEpochCompleted(EpochCompleted.newBuilder()
                            .setEpoch(i + 1)
                            .addSplits(SplitMetrics.newBuilder()
                                    .setSplit(Split.SPLIT_VALIDATION)
                                    .setPass(Pass.PASS_VALIDATION)
                                    .setLoss(values[i])
                                    .putMetrics("accuracy", -values[i])
                                    .putMetrics("tiles", i + 1))));
        }
        store(run.events());
    }

    private void store(List<Event> events) throws SQLException {
        new EventStore(database.dataSource()).store(new ArrayList<>(events));
    }
}
