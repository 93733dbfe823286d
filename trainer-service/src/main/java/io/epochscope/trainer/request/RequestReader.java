package io.epochscope.trainer.request;

import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.epochscope.engine.catalogue.Catalogue;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.data.DataSetType;
import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.model.ModelType;
import io.epochscope.engine.training.LearningSettings;
import io.epochscope.events.v1.Task;
import io.epochscope.trainer.problem.ProblemException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads requests, fills in what they leave open and says everything that is wrong with them. Thread-safe. */
@Singleton
public class RequestReader {

    private static final String TYPE = "type";
    private static final String CORRECTIONS = "corrections";
    private static final String EARLY_STOPPING = "earlyStopping";

    private final Catalogue catalogue;
    private final RecordBinder binder = new RecordBinder();
    private final LearningReader learningReader = new LearningReader();

    public RequestReader(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Reads a request and tries whether it can be trained: its model is asked whether it takes samples of the shape
     * that the data set will have. One at a time, since a data set of a plugin may have to be opened for that.
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

    /**
     * Reads a request that is to have another number of epochs.
     *
     * @throws ProblemException with all that is wrong
     */
    public ResolvedRequest read(String body, int epochs) {
        return read(RequestJson.parse(body).put("epochs", epochs).toString());
    }

    /**
     * Reads what a run is to be resumed with.
     *
     * @param body may be {@code null} or empty
     * @throws ProblemException with all that is wrong
     */
    public ResumeRequest readResume(String body) {
        Faults faults = new Faults();
        Optional<ResumeRequest> read = binder.bind(
                "", RequestJson.parse(body == null || body.isBlank() ? "{}" : body), ResumeRequest.class, faults);
        read.ifPresent(request -> request.faults().forEach(faults::add));
        return read.filter(request -> faults.isEmpty()).orElseThrow(() -> ProblemException.invalid(faults.all()));
    }

    private static ResolvedRequest orRefuse(Optional<ResolvedRequest> resolved, Faults faults) {
        return resolved.filter(request -> faults.isEmpty()).orElseThrow(() -> ProblemException.invalid(faults.all()));
    }

    private Optional<ResolvedRequest> resolve(String body, Faults faults) {
        return binder.bind("", SuspectList.reduce(RequestJson.parse(body)), TrainingRequest.class, faults)
                .flatMap(request -> choose(request, faults));
    }

    private Optional<ResolvedRequest> choose(TrainingRequest request, Faults faults) {
        checkCorrections(request, faults);
        Optional<LearningSettings> learning = learningReader.read(request, faults);
        Optional<ModelChoice<?>> model = find("model", request.model(), catalogue.models(), faults)
                .flatMap(type -> bindModel(type, request.model(), faults));
        Optional<DataSetChoice<?>> data = find("dataset", request.dataset(), catalogue.dataSets(), faults)
                .flatMap(type -> bindData(type, request.dataset(), faults));
        data.ifPresent(choice -> checkTask(request, choice, faults));
        data.filter(choice -> !faults.touch("dataset")).ifPresent(choice -> faults.addAll("dataset", choice.check()));
        return model.flatMap(m -> data.flatMap(d -> learning.map(l -> new ResolvedRequest(
                request.with(
                        written(m.type().name(), m.parameters()),
                        written(d.type().name(), d.parameters()),
                        request.loss().resolvedFor(d.task()),
                        LearningReader.written(l.optimizer()),
                        LearningReader.written(l.schedule())),
                m,
                d,
                l))));
    }

    private static void checkTask(TrainingRequest request, DataSetChoice<?> data, Faults faults) {
        String name = data.type().name();
        if (!faults.touch("loss")) {
            faults.addAll("loss", request.loss().faults(name, data.task()));
        }
        if (!faults.touch("regularisation")) {
            faults.addAll("regularisation", request.regularisation().faults(data.task()));
        }
        if (request.earlyStopping() != null && !faults.touch(EARLY_STOPPING)) {
            faults.addAll(EARLY_STOPPING, request.earlyStopping().check(data.task()));
        }
        if (data.task() != Task.TASK_REGRESSION || faults.touch(CORRECTIONS)) {
            return;
        }
        for (int i = 0; i < request.corrections().size(); i++) {
            if (request.corrections().get(i).action() == CorrectionRequest.Action.RELABEL) {
                faults.add(new Fault(
                        CORRECTIONS + "[" + i + "].action",
                        "relabel",
                        "exclude or weight, since the data set %s has no classes".formatted(name)));
            }
        }
    }

    private static void checkCorrections(TrainingRequest request, Faults faults) {
        int entries = request.corrections().size();
        if (entries > TrainingRequest.MOST_CORRECTIONS) {
            faults.add(new Fault(
                    CORRECTIONS,
                    entries + " entries",
                    "a list of at most %d entries".formatted(TrainingRequest.MOST_CORRECTIONS)));
        }
        if (faults.touch(CORRECTIONS)) {
            return;
        }
        for (int i = 0; i < entries; i++) {
            faults.addAll(
                    CORRECTIONS + "[" + i + "]", request.corrections().get(i).faults());
        }
        if (!faults.touch(CORRECTIONS)) {
            request.toCorrections().repetitions().forEach(faults::add);
        }
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
        try {
            Shape samples = request.data().sampleShape();
            checkModel(request.model(), samples, faults);
            request.learning().augmentation().check(samples).forEach(faults::add);
            OptionalInt size = request.data().size();
            if (size.isPresent()) {
                checkSamples(request.request().watch().samples(), size.getAsInt(), faults);
            }
        } catch (IOException e) {
            faults.add("dataset", request.request().dataset(), "data that can be read: " + e.getMessage());
        }
    }

    private static void checkSamples(List<Integer> samples, int size, Faults faults) {
        for (int i = 0; i < samples.size(); i++) {
            if (samples.get(i) >= size) {
                faults.add(new Fault(
                        "watch.samples[" + i + "]",
                        samples.get(i).toString(),
                        "a whole number from 0 to " + (size - 1)));
            }
        }
    }

    private static <P extends Record> void checkModel(ModelChoice<P> model, Shape samples, Faults faults) {
        faults.addAll("model", model.type().check(model.parameters(), samples));
    }
}
