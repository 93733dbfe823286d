package io.epochscope.trainer.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.epochscope.engine.catalogue.Catalogue;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.DataSetType;
import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.model.ModelType;
import io.epochscope.trainer.problem.ProblemException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Reads requests, fills in what they leave open and says everything that is wrong with them. Thread-safe. */
@Singleton
public class RequestReader {

    private static final String TYPE = "type";

    private final Catalogue catalogue;
    private final RecordBinder binder = new RecordBinder();

    public RequestReader(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Reads a request and tries whether it can be trained: its data set is opened and its model asked whether it takes
     * such samples. One at a time, so that many requests don't hold many data sets in memory.
     *
     * @throws ProblemException with all that is wrong
     */
    public synchronized ResolvedRequest readAndTry(String body) {
        Faults faults = new Faults();
        Optional<ResolvedRequest> resolved = resolve(body, faults);
        resolved.filter(request -> faults.isEmpty()).ifPresent(request -> tryData(request, faults));
        return orRefuse(resolved, faults);
    }

    /**
     * Reads a request.
     *
     * @throws ProblemException with all that is wrong
     */
    public ResolvedRequest read(String body) {
        Faults faults = new Faults();
        return orRefuse(resolve(body, faults), faults);
    }

    private static ResolvedRequest orRefuse(Optional<ResolvedRequest> resolved, Faults faults) {
        return resolved.filter(request -> faults.isEmpty()).orElseThrow(() -> ProblemException.invalid(faults.all()));
    }

    private Optional<ResolvedRequest> resolve(String body, Faults faults) {
        return binder.bind("", RequestJson.parse(body), TrainingRequest.class, faults)
                .flatMap(request -> choose(request, faults));
    }

    private Optional<ResolvedRequest> choose(TrainingRequest request, Faults faults) {
        if (request.optimizer().hasUselessMomentum() && !faults.touch("optimizer")) {
            faults.add(
                    "optimizer.momentum",
                    RequestJson.MAPPER.valueToTree(request.optimizer().momentum()),
                    "nothing unless optimizer.type is sgd");
        }
        Optional<ModelChoice<?>> model = find("model", request.model(), catalogue.models(), faults)
                .flatMap(type -> bindModel(type, request.model(), faults));
        Optional<DataSetChoice<?>> data = find("dataset", request.dataset(), catalogue.dataSets(), faults)
                .flatMap(type -> bindData(type, request.dataset(), faults));
        data.filter(choice -> !faults.touch("dataset")).ifPresent(choice -> faults.addAll("dataset", choice.check()));
        return model.flatMap(m -> data.map(d -> new ResolvedRequest(
                request.with(
                        written(m.type().name(), m.parameters()),
                        written(d.type().name(), d.parameters())),
                m,
                d)));
    }

    private static <T> Optional<T> find(String owner, ObjectNode choice, Map<String, T> known, Faults faults) {
        JsonNode type = choice.get(TYPE);
        Optional<T> found = Optional.ofNullable(type == null ? null : known.get(type.textValue()));
        if (found.isEmpty() && !faults.touch(owner)) {
            faults.add(owner + "." + TYPE, type, "one of " + String.join(", ", known.keySet()));
        }
        return found;
    }

    private <P extends Record> Optional<ModelChoice<?>> bindModel(ModelType<P> type, ObjectNode json, Faults faults) {
        return binder.bind("model", parametersOf(json), type.parameters(), faults)
                .map(parameters -> new ModelChoice<>(type, parameters));
    }

    private <P extends Record> Optional<DataSetChoice<?>> bindData(
            DataSetType<P> type, ObjectNode json, Faults faults) {
        return binder.bind("dataset", parametersOf(json), type.parameters(), faults)
                .map(parameters -> new DataSetChoice<>(type, parameters));
    }

    private static ObjectNode parametersOf(ObjectNode choice) {
        return choice.deepCopy().without(TYPE);
    }

    private static ObjectNode written(String type, Record parameters) {
        ObjectNode choice = RequestJson.MAPPER.createObjectNode().put(TYPE, type);
        return choice.setAll((ObjectNode) RequestJson.MAPPER.valueToTree(parameters));
    }

    private static void tryData(ResolvedRequest request, Faults faults) {
        try (DataSet opened = request.data().open(request.request().seed())) {
            checkModel(request.model(), opened, faults);
        } catch (IOException e) {
            faults.add("dataset", request.request().dataset(), "data that can be read: " + e.getMessage());
        }
    }

    private static <P extends Record> void checkModel(ModelChoice<P> model, DataSet data, Faults faults) {
        faults.addAll("model", model.type().check(model.parameters(), data.sampleShape()));
    }
}
