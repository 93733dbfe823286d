package io.epochscope.trainer.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.epochscope.engine.catalogue.Catalogue;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.trainer.problem.ProblemException;
import io.epochscope.trainer.request.RequestJson;
import io.epochscope.trainer.request.RequestReader;
import io.epochscope.trainer.request.TrainingRequest;
import io.epochscope.trainer.sweep.PlannedSweep.PlannedRun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a request for a sweep stands for, and what is said of one that stands for nothing. */
class SweepReaderTest {

    private final CountedDataSetType data = new CountedDataSetType();
    private final RequestReader requests = new RequestReader(catalogue(data));
    private final SweepReader reader = new SweepReader(requests, () -> 12);

    @Test
    void runsDifferInWhatIsVariedAndNothingElse() {
        PlannedSweep sweep = reader.read("""
                {"name": "rates", "request": {"epochs": 3, "tags": ["x"]},
                 "parameters": {"optimizer.learningRate": [0.1, 0.01], "model.hidden": [[8], [16, 8]]}}""");

        assertThat(sweep.runs())
                .extracting(run -> run.request().request().name())
                .containsExactly(
                        "rates: learningRate 0.1, hidden [8]",
                        "rates: learningRate 0.1, hidden [16,8]",
                        "rates: learningRate 0.01, hidden [8]",
                        "rates: learningRate 0.01, hidden [16,8]");
        assertThat(sweep.runs())
                .extracting(run -> run.request().request().seed())
                .containsOnly(sweep.request().seed());
        assertThat(sweep.runs())
                .extracting(SweepReaderTest::common)
                .containsOnly(common(sweep.runs().get(0)));
        assertThat(sweep.runs().get(3).request().learning().optimizer().learningRate())
                .isEqualTo(0.01);
        assertThat(sweep.runs().get(3).request().request().model().get("hidden").toString())
                .isEqualTo("[16,8]");
        assertThat(data.asked).as("times that the data set was asked").isEqualTo(1);
    }

    @Test
    void aRunCanBeAskedForAgainAlone() {
        PlannedRun run = reader.read("{\"parameters\": {\"batchSize\": {\"from\": 16, \"to\": 64, \"step\": 16}}}")
                .runs()
                .get(1);

        TrainingRequest again = requests.readAndTry(run.request().json()).request();

        assertThat(again).isEqualTo(run.request().request());
        assertThat(again.batchSize()).isEqualTo(32);
    }

    @Test
    void theResolvedRequestLeadsToTheSameRuns() throws Exception {
        PlannedSweep sweep = reader.read("""
                {"parameters": {"optimizer.learningRate": {"from": 0.0001, "to": 0.1, "scale": "log"}}, "strategy": "random",
                 "stopping": {}}""");

        String resolved = RequestJson.MAPPER.writeValueAsString(sweep.request());
        PlannedSweep again = reader.read(resolved);

        assertThat(RequestJson.MAPPER.writeValueAsString(again.request())).isEqualTo(resolved);
        assertThat(again.runs())
                .extracting(run -> run.request().json())
                .isEqualTo(
                        sweep.runs().stream().map(run -> run.request().json()).toList());
        assertThat(sweep.runs()).hasSize(10);
        assertThat(sweep.request().name()).isEqualTo("sweep of learningRate");
        assertThat(sweep.request().stopping()).isEqualTo(new StoppingRequest(StoppingRequest.Type.MEDIAN, 3, 3));
    }

    @Test
    void seedsMayBeVaried() {
        PlannedSweep sweep = reader.read("{\"parameters\": {\"seed\": [1, 2, 3]}}");

        assertThat(sweep.runs())
                .extracting(run -> run.request().request().seed())
                .containsExactly(1L, 2L, 3L);
        assertThat(sweep.request().request().has("seed")).isFalse();
    }

    @Test
    void wholePartsMayBeVaried() {
        PlannedSweep sweep = reader.read("""
                {"parameters": {"model": [{"type": "mlp", "hidden": [8]}, {"type": "cnn"}], "earlyStopping": [null, {}]}}""");

        assertThat(sweep.runs())
                .extracting(run -> run.request().model().type().name())
                .containsExactly("mlp", "mlp", "cnn", "cnn");
        assertThat(sweep.runs())
                .extracting(run -> run.request().request().earlyStopping() == null)
                .containsExactly(true, false, true, false);
    }

    @Test
    void namesTheValueThatIsWrong() {
        assertThat(faults("""
                        {"parameters": {"model.dropout": [0, 0.3, 1.5], "optimizer.learningRate": [0.1, -1],
                         "model.hidden": [[8], [8, -2]]}}"""))
                .containsOnlyKeys(
                        "parameters.model.dropout[2]",
                        "parameters.optimizer.learningRate[1]",
                        "parameters.model.hidden[1][1]")
                .containsEntry("parameters.optimizer.learningRate[1]", "-1.0");
    }

    @Test
    void namesTheFieldWithinAValueThatIsWrong() {
        assertThat(
                        faults(
                                "{\"parameters\": {\"model\": [{\"type\": \"mlp\"}, {\"type\": \"mlp\", \"hiden\": [8]}, {\"type\": \"lstm\"}]}}"))
                .containsOnlyKeys("parameters.model[1].hiden", "parameters.model[2].type");
    }

    @Test
    void namesAParameterThatIsNoFieldOnceAndSaysWhichWasMeant() {
        List<Fault> faults = refused(
                "{\"parameters\": {\"optimizer.learnigRate\": [0.1, 0.2], \"optimiser.beta1\": [0.1], \"epochs\": [1, 2]}}");

        assertThat(faults)
                .extracting(Fault::field)
                .containsExactlyInAnyOrder("parameters.optimizer.learnigRate", "parameters.optimiser.beta1[0]");
        assertThat(faults)
                .extracting(Fault::accepted)
                .anyMatch(accepted -> accepted.endsWith("did you mean learningRate?"))
                .anyMatch(accepted -> accepted.endsWith("did you mean optimizer?"));
    }

    @Test
    void namesARangeThatIsWrong() {
        assertThat(faults("{\"parameters\": {\"epochs\": {\"from\": 1, \"to\": 2.5, \"step\": 0.5}}}"))
                .containsExactly(Map.entry("parameters.epochs", "1.5"));
        assertThat(faults("""
                        {"parameters": {"epochs": {"from": 5, "to": 2, "points": 3}, "batchSize": {"from": 1, "to": 9},
                         "model.dropout": {"from": 0, "to": 0.5, "scale": "log", "points": 2},
                         "regularisation.l2": {"from": 0, "to": 1, "points": 2, "step": 0.1, "by": 2},
                         "regularisation.l1": {"from": 0, "to": 1, "points": 2, "step": 0.1},
                         "seed": {"to": 3, "points": 1}, "tags": 5, "loss": [], "watch.samples[0]": [1],
                         "optimizer..type": ["sgd"], "epochs.most": [1], "evaluation.every": [1, 1]},
                         "request": {"epochs": 2, "bachSize": 3}}"""))
                .containsOnlyKeys(
                        "parameters.epochs.to",
                        "parameters.batchSize.points",
                        "parameters.model.dropout.from",
                        "parameters.regularisation.l2.by",
                        "parameters.regularisation.l1.points",
                        "parameters.seed.from",
                        "parameters.seed.points",
                        "parameters.tags",
                        "parameters.loss",
                        "parameters.watch.samples[0]",
                        "parameters.optimizer..type",
                        "request.epochs",
                        "parameters.evaluation.every[1]",
                        "request.bachSize");
    }

    @Test
    void namesWhatAllRunsHaveWrongOnceAndWhatFewHaveWithARunThatHasIt() {
        List<Fault> faults = refused("""
                {"request": {"optimizer": {"type": "sgd", "beta1": 0.5}}, "parameters": {"optimizer.type": ["sgd", "adam"],
                 "epochs": [1, 2]}}""");
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("request.optimizer.beta1");
            assertThat(fault.accepted()).endsWith(" (in the run with type sgd, epochs 1 and 1 more)");
        });
        assertThat(refused("{\"request\": {\"batchSize\": 0}, \"parameters\": {\"epochs\": [1, 2]}}"))
                .containsExactly(new Fault("request.batchSize", "0", "a whole number greater than 0"));
    }

    @Test
    void refusesWhatIsNoSweepOfTrainings() {
        assertThat(faults("{\"request\": {\"kind\": \"rate-range-test\"}, \"parameters\": {\"epochs\": [1]}}"))
                .containsOnlyKeys("request.kind");
        assertThat(faults("{\"parameters\": {\"kind\": [\"training\", \"rate-range-test\"], \"name\": [\"a\"]}}"))
                .containsOnlyKeys("parameters.kind", "parameters.name");
        assertThat(faults("{}")).containsOnlyKeys("parameters");
        assertThat(
                        faults(
                                "{\"parameter\": {}, \"metric\": \"loss\", \"strategy\": \"bayes\", \"stopping\": {\"after\": 0}}"))
                .containsOnlyKeys("parameter", "parameters", "metric", "strategy", "stopping.after");
    }

    @Test
    void theMetricMustBeOneThatRunsHaveAndBeBetterThatWay() {
        String sweep = "{\"parameters\": {\"epochs\": [1, 2]}, \"metric\": \"%s\", \"mode\": \"%s\"}";

        assertThat(faults(sweep.formatted("validation_rmse", "min"))).containsOnlyKeys("metric");
        assertThat(faults(sweep.formatted("train_loss", "max"))).containsOnlyKeys("mode");
        assertThat(reader.read(sweep.formatted("train_accuracy", "max")).runs()).hasSize(2);
    }

    @Test
    void refusesMoreRunsThanMayBe() {
        assertThat(
                        refused(
                                "{\"parameters\": {\"epochs\": {\"from\": 1, \"to\": 1000000, \"step\": 1}, \"seed\": [1, 2]}}"))
                .containsExactly(new Fault(
                        "parameters",
                        "2000000 combinations",
                        "at most 12 (epochscope.sweeps.most-runs), or the strategy random, which draws some of them"));
        assertThat(
                        faults(
                                "{\"parameters\": {\"seed\": {\"from\": 1, \"to\": 99, \"step\": 1}}, \"strategy\": \"random\", \"runs\": 13}"))
                .containsOnlyKeys("runs");
        assertThat(faults("{\"parameters\": {\"seed\": [1, 2]}, \"runs\": 2}")).containsOnlyKeys("runs");
        assertThat(reader.read("{\"parameters\": {\"seed\": {\"from\": 1, \"to\": 12, \"step\": 1}}}")
                        .runs())
                .hasSize(12);
    }

    private Map<String, String> faults(String body) {
        Map<String, String> values = new HashMap<>();
        refused(body).forEach(fault -> values.put(fault.field(), fault.value()));
        return values;
    }

    private List<Fault> refused(String body) {
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> reader.read(body));
        assertThat(refusal).as("refusal of %s", body).isNotNull();
        return refusal.faults();
    }

    /** The request without what is varied and the name. */
    private static ObjectNode common(PlannedRun run) {
        ObjectNode request = RequestJson.parse(run.request().json());
        request.remove("name");
        ((ObjectNode) request.get("optimizer")).remove("learningRate");
        ((ObjectNode) request.get("model")).remove("hidden");
        return request;
    }

    private static Catalogue catalogue(CountedDataSetType data) {
        Catalogue builtIn = Catalogue.load(Thread.currentThread().getContextClassLoader());
        return new Catalogue(builtIn.models(), Map.of(data.name(), data));
    }
}
