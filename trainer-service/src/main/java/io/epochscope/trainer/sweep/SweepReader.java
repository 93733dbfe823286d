package io.epochscope.trainer.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.data.DataOutline;
import io.epochscope.engine.stopping.EarlyStoppingParameters;
import io.epochscope.trainer.problem.ProblemException;
import io.epochscope.trainer.request.Faults;
import io.epochscope.trainer.request.Reading;
import io.epochscope.trainer.request.RecordBinder;
import io.epochscope.trainer.request.RequestJson;
import io.epochscope.trainer.request.RequestReader;
import io.epochscope.trainer.request.ResolvedRequest;
import io.epochscope.trainer.sweep.PlannedSweep.PlannedRun;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads requests for sweeps and tries the requests of all their runs. Thread-safe. */
@Singleton
class SweepReader {

    private static final String REQUEST = "request";
    private static final String SEED = "seed";

    private final RequestReader requests;
    private final SweepsConfig config;
    private final RecordBinder binder = new RecordBinder();
    private final ParametersReader parameters = new ParametersReader();

    SweepReader(RequestReader requests, SweepsConfig config) {
        this.requests = requests;
        this.config = config;
    }

    /**
     * Reads a request for a sweep.
     *
     * @throws ProblemException with all that is wrong with it and with any of its runs
     */
    PlannedSweep read(String body) {
        Faults faults = new Faults();
        Optional<SweepRequest> bound = binder.bind("", RequestJson.parse(body), SweepRequest.class, faults)
                .map(SweepReader::seeded);
        if (bound.isEmpty()) {
            throw ProblemException.invalid(faults.all());
        }
        SweepRequest sweep = bound.get();
        SweepSpace space = parameters.read(sweep, faults);
        checkKind(sweep, faults);
        checkSize(sweep, space, faults);
        if (!faults.isEmpty()) {
            checkCommon(sweep, space, faults);
            throw ProblemException.invalid(faults.all());
        }
        List<PlannedRun> runs = runs(sweep, space, faults);
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults.all());
        }
        return new PlannedSweep(sweep, runs);
    }

    /** So that runs differ in nothing but what is varied. */
    private static SweepRequest seeded(SweepRequest sweep) {
        boolean given = sweep.request().hasNonNull(SEED) || sweep.parameters().has(SEED);
        return given ? sweep : sweep.with(sweep.request().deepCopy().put(SEED, sweep.seed()));
    }

    private static void checkKind(SweepRequest sweep, Faults faults) {
        JsonNode kind = sweep.request().get("kind");
        if (kind != null && !kind.isNull() && !"training".equalsIgnoreCase(kind.textValue())) {
            faults.add("request.kind", kind, "training: runs of a sweep are compared by their epochs");
        }
    }

    private void checkSize(SweepRequest sweep, SweepSpace space, Faults faults) {
        int most = config.mostRuns();
        String bound = "at most %d (epochscope.sweeps.most-runs)".formatted(most);
        if (sweep.strategy() == SweepStrategy.RANDOM) {
            if (sweep.runs() > most) {
                faults.add(new Fault("runs", sweep.runs().toString(), "a whole number, " + bound));
            }
            return;
        }
        if (sweep.runs() != null) {
            faults.add(new Fault("runs", sweep.runs().toString(), "nothing unless strategy is random"));
        }
        Optional<BigInteger> size = space.size();
        if (!faults.touch(ParametersReader.PARAMETERS)
                && size.filter(all -> all.compareTo(BigInteger.valueOf(most)) > 0)
                        .isPresent()) {
            faults.add(new Fault(
                    ParametersReader.PARAMETERS,
                    size.get() + " combinations",
                    bound + ", or the strategy random, which draws some of them"));
        }
    }

    /** What is wrong with that which all runs have in common, where their requests cannot be made. */
    private void checkCommon(SweepRequest sweep, SweepSpace space, Faults faults) {
        Reading common =
                requests.readAndTryAll(List.of(sweep.request().deepCopy())).get(0);
        common.faults().stream()
                .filter(fault -> !fault.field().equals("kind"))
                .filter(fault -> space.parameters().stream()
                        .map(SweptParameter::path)
                        .noneMatch(path -> path.holds(fault.field()) || path.isWithin(fault.field())))
                .forEach(fault -> faults.add(fault.within(REQUEST)));
    }

    private List<PlannedRun> runs(SweepRequest sweep, SweepSpace space, Faults faults) {
        List<Setting> settings =
                sweep.strategy() == SweepStrategy.GRID ? space.grid() : space.draw(sweep.runs(), sweep.seed());
        ObjectNode common = withTypes(sweep.request(), space);
        List<Reading> readings = requests.readAndTryAll(settings.stream()
                .map(setting -> setting.in(common).put("name", sweep.name() + ": " + setting.words()))
                .toList());
        RunFaults wrong = new RunFaults(sweep, space);
        List<PlannedRun> runs = new ArrayList<>();
        for (int i = 0; i < settings.size(); i++) {
            Setting setting = settings.get(i);
            Reading reading = readings.get(i);
            wrong.add(setting, reading.faults());
            if (reading.faults().isEmpty()) {
                ResolvedRequest request = reading.request().orElseThrow();
                checkMetric(sweep, request, faults);
                runs.add(new PlannedRun(setting, request));
            }
        }
        wrong.tell(faults);
        return runs;
    }

    /**
     * A model or data set that has no type but for what is varied within it is of the type that a run has by default;
     * the request would lack it otherwise.
     */
    private ObjectNode withTypes(ObjectNode common, SweepSpace space) {
        ObjectNode typed = common.deepCopy();
        ResolvedRequest standard = requests.read("{}");
        putType("model", standard.request().model(), typed, space);
        putType("dataset", standard.request().dataset(), typed, space);
        return typed;
    }

    private static void putType(String owner, ObjectNode standard, ObjectNode common, SweepSpace space) {
        boolean varied = space.parameters().stream()
                .anyMatch(parameter -> parameter.path().isWithin(owner));
        if (varied && !common.hasNonNull(owner)) {
            common.putObject(owner).set("type", standard.get("type"));
        }
    }

    /** The metrics that early stopping looks at are those that every epoch has. */
    private static void checkMetric(SweepRequest sweep, ResolvedRequest request, Faults faults) {
        new EarlyStoppingParameters(sweep.metric(), sweep.mode(), null, null, null)
                .check(DataOutline.of(request.data().task()))
                .forEach(faults::add);
    }
}
