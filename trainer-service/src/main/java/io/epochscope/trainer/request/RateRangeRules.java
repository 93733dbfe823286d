package io.epochscope.trainer.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a request for a rate-range test may say, and one for training may not. What would be of no effect is refused, so
 * that nobody takes it for granted.
 */
public final class RateRangeRules {

    private static final String KIND = "kind";
    private static final String RATE_RANGE = "rateRange";
    private static final String SCHEDULE = "schedule";
    private static final String TYPE = "type";
    private static final String WARM_UP = "warmUp";
    private static final String IN_A_TEST = " where kind is rate-range-test, ";

    private record OfTraining(String field, String why) {}

    private static final List<OfTraining> OF_TRAINING = List.of(
            new OfTraining("epochs", "which takes rateRange.steps steps"),
            new OfTraining("earlyStopping", "which ends by rateRange.divergence"),
            new OfTraining("onFinding", "in which nothing is looked for"),
            new OfTraining("evaluation", "which judges no samples"),
            new OfTraining("checkpoints", "whose network is thrown away"),
            new OfTraining("watch", "which publishes loss and rate of its steps"));

    private RateRangeRules() {}

    /** The fields that a rate-range test has no use for, but for those of the schedule. */
    public static List<String> ofTrainingAlone() {
        return OF_TRAINING.stream().map(OfTraining::field).toList();
    }

    /**
     * Looks what does not fit the kind of run.
     *
     * @param json the request as it was given
     */
    static void check(TrainingRequest request, ObjectNode json, Faults faults) {
        if (faults.touch(KIND)) {
            return;
        }
        if (request.kind() == RunKind.TRAINING) {
            refuse(RATE_RANGE, json.path(RATE_RANGE), "nothing unless kind is rate-range-test", faults);
            return;
        }
        OF_TRAINING.forEach(
                each -> refuse(each.field(), json.path(each.field()), "nothing" + IN_A_TEST + each.why(), faults));
        JsonNode schedule = json.path(SCHEDULE);
        JsonNode type = schedule.path(TYPE);
        if (!type.asText().equalsIgnoreCase("constant")) {
            refuse(SCHEDULE + "." + TYPE, type, "constant" + IN_A_TEST + "whose rates rateRange says", faults);
        }
        refuse(
                SCHEDULE + "." + WARM_UP,
                schedule.path(WARM_UP),
                "nothing" + IN_A_TEST + "whose rates rateRange says",
                faults);
        if (!faults.touch(RATE_RANGE)) {
            faults.addAll(RATE_RANGE, request.rateRange().check());
        }
    }

    private static void refuse(String field, JsonNode given, String accepted, Faults faults) {
        if (!given.isMissingNode() && !given.isNull()) {
            faults.add(field, given, accepted);
        }
    }
}
