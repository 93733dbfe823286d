package io.epochscope.trainer.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.epochscope.engine.catalogue.Catalogue;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.data.DataOutline;
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

/** Reads requests, fills in what they leave open and says everything that is wrong with them. Thread-safe. */
@Singleton
public class RequestReader {

    private static final String MODEL = "model";
    private static final String DATASET = "dataset";
    private static final String CORRECTIONS = "corrections";

    private final Catalogue catalogue;
    private final RecordBinder binder = new RecordBinder();
    private final LearningReader learningReader = new LearningReader();
    private final FindingActionsReader findingActionsReader = new FindingActionsReader();

    public RequestReader(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Reads a request and tries whether it can be trained, as far as the kind of its data set can tell: whether the
     * model takes samples of that shape, whether the data set has the samples and classes that are named, and the
     * splits that are gone by. One at a time, since a data set of a plugin may have to be opened for that.
     *
     * @throws ProblemException with all that is wrong
     */
    public synchronized ResolvedRequest readAndTry(String body) {
        Faults faults = new Faults();
        return orRefuse(readAndTry(RequestJson.parse(body), faults, new DataSetInquiry()), faults);
    }

    /**
     * Reads requests and tries each as {@link #readAndTry} does, but asks a data set that several of them have only
     * once.
     *
     * @return one for each request, in their order
     */
    public synchronized List<Reading> readAndTryAll(List<ObjectNode> requests) {
        DataSetInquiry inquiry = new DataSetInquiry();
        return requests.stream()
                .map(request -> {
                    Faults faults = new Faults();
                    return new Reading(
                            readAndTry(request, faults, inquiry).flatMap(RequestParts::resolved), faults.all());
                })
                .toList();
    }

    private Optional<RequestParts> readAndTry(ObjectNode body, Faults faults, DataSetInquiry inquiry) {
        Optional<RequestParts> parts = read(body, faults, inquiry);
        parts.ifPresent(read -> checkFit(read, outline(read, faults, inquiry), faults));
        return parts;
    }

    /**
     * Reads a request.
     *
     * @throws ProblemException with all that is wrong
     */
    public ResolvedRequest read(String body) {
        Faults faults = new Faults();
        return orRefuse(read(RequestJson.parse(body), faults, new DataSetInquiry()), faults);
    }

    /**
     * Reads of a request what is trained, and nothing else: what it was trained on may be gone.
     *
     * @throws ProblemException with what is wrong with that part
     */
    public ModelChoice<?> readModel(String body) {
        Faults faults = new Faults();
        ObjectNode model = (ObjectNode) RequestJson.parse(body).get(MODEL);
        return find(MODEL, model, catalogue.models(), faults)
                .<ModelChoice<?>>flatMap(type -> bindModel(type, model, faults))
                .filter(choice -> faults.isEmpty())
                .orElseThrow(() -> ProblemException.invalid(faults.all()));
    }

    /**
     * Reads a request that is to have another number of epochs.
     *
     * @throws ProblemException with all that is wrong
     */
    public ResolvedRequest read(String body, int epochs) {
        return read(RequestJson.parse(body).put("epochs", epochs).toString());
    }

    /** Whether a resolved request is to go on after a crash; told without a look at its data. */
    public boolean resumesAfterCrash(String requestJson) {
        return RequestJson.parse(requestJson)
                .path("checkpoints")
                .path("resumeAfterCrash")
                .asBoolean();
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

    private static ResolvedRequest orRefuse(Optional<RequestParts> parts, Faults faults) {
        return parts.filter(read -> faults.isEmpty())
                .flatMap(RequestParts::resolved)
                .orElseThrow(() -> ProblemException.invalid(faults.all()));
    }

    private Optional<RequestParts> read(ObjectNode body, Faults faults, DataSetInquiry inquiry) {
        ObjectNode json = SuspectList.reduce(body);
        Optional<TrainingRequest> bound = binder.bind("", json, TrainingRequest.class, faults);
        bound.ifPresent(request -> RateRangeRules.check(request, json, faults));
        Optional<RequestParts> parts = bound.map(request -> read(request, faults, inquiry));
        // Behind all others, which say more of their own fields.
        new StorableText(faults).check("", json);
        return parts;
    }

    private RequestParts read(TrainingRequest request, Faults faults, DataSetInquiry inquiry) {
        checkCorrections(request, faults);
        LearningSettings learning = learningReader.read(request, faults);
        Map<String, FindingActionRequest> onFinding = findingActionsReader.read(request, faults);
        Optional<ModelChoice<?>> model = find(MODEL, request.model(), catalogue.models(), faults)
                .flatMap(type -> bindModel(type, request.model(), faults));
        Optional<DataSetChoice<?>> data = find(DATASET, request.dataset(), catalogue.dataSets(), faults)
                .flatMap(type -> bindData(type, request.dataset(), faults));
        model.filter(choice -> !faults.touch(MODEL)).ifPresent(choice -> faults.addAll(MODEL, choice.check()));
        data.filter(choice -> !faults.touch(DATASET))
                .ifPresent(choice -> faults.addAll(DATASET, inquiry.check(choice)));
        data.ifPresent(choice -> {
            checkTask(request, choice, faults);
            learning.check(DataOutline.of(choice.task())).forEach(faults::add);
        });
        return new RequestParts(request, learning, onFinding, model, data);
    }

    /** Of data in which there is a fault nothing is told, since that may be what it would come from. */
    private static Optional<DataOutline> outline(RequestParts parts, Faults faults, DataSetInquiry inquiry) {
        if (parts.data().isEmpty() || faults.touch(DATASET)) {
            return Optional.empty();
        }
        try {
            return Optional.of(inquiry.outline(parts.data().get()));
        } catch (IOException e) {
            faults.add(DATASET, parts.request().dataset(), "data that can be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static void checkFit(RequestParts parts, Optional<DataOutline> outline, Faults faults) {
        outline.ifPresent(data -> new DataFit(data, faults).check(parts));
    }

    private static void checkTask(TrainingRequest request, DataSetChoice<?> data, Faults faults) {
        String name = data.type().name();
        if (!faults.touch("loss")) {
            faults.addAll("loss", request.loss().faults(name, data.task()));
        }
        faults.addAll("regularisation", request.regularisation().faults(data.task()));
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
        return new TypedParameters(owner, choice)
                .type(List.copyOf(known.keySet()), faults)
                .map(known::get);
    }

    private <P extends Record> Optional<ModelChoice<?>> bindModel(ModelType<P> type, ObjectNode json, Faults faults) {
        return binder.bind(MODEL, new TypedParameters(MODEL, json).parameters(), type.parameters(), faults)
                .map(parameters -> new ModelChoice<>(type, parameters));
    }

    private <P extends Record> Optional<DataSetChoice<?>> bindData(
            DataSetType<P> type, ObjectNode json, Faults faults) {
        return binder.bind(DATASET, new TypedParameters(DATASET, json).parameters(), type.parameters(), faults)
                .map(parameters -> new DataSetChoice<>(type, parameters));
    }
}
