package io.epochscope.trainer.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.epochscope.engine.catalogue.Fault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.ArrayList;
import java.util.List;

/**
 * What is done when a rule finds something in the run.
 *
 * @param action {@code stop}, {@code reduce-rate} or {@code restore-best-and-stop}
 * @param factor that the rates of the schedule are multiplied by; with reduce-rate 0.1 if not given, that of
 *     {@code ReduceLROnPlateau}
 * @param cooldown whole epochs at the new rate before it is reduced again; with reduce-rate 1 if not given
 */
public record FindingActionRequest(
        @NotNull Action action,

        @Positive @DecimalMax(value = "1", inclusive = false)
        Double factor,

        @PositiveOrZero Integer cooldown) {

    /** What the name of a rule looks like. */
    public static final String RULE = "[a-z][a-z0-9-]{0,99}";

    /** So that the opening event, which carries the request, stays below the 1 MB that Kafka takes. */
    public static final int MOST_RULES = 1_000;

    private static final String ONLY = "nothing unless action is reduce-rate";

    /** What can be done. */
    public enum Action {
        /** The run ends before its next batch, stopped. */
        @JsonProperty("stop")
        STOP,
        /** The rate of all later epochs is lower than the schedule says. */
        @JsonProperty("reduce-rate")
        REDUCE_RATE,
        /** The run ends after the epoch that is trained, completed with the weights of its best one. */
        @JsonProperty("restore-best-and-stop")
        RESTORE_BEST_AND_STOP
    }

    public FindingActionRequest {
        boolean reduces = action == Action.REDUCE_RATE;
        factor = factor == null && reduces ? Double.valueOf(0.1) : factor;
        cooldown = cooldown == null && reduces ? Integer.valueOf(1) : cooldown;
    }

    /** What its fields are to each other where they should be something else. */
    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (action != Action.REDUCE_RATE && factor != null) {
            faults.add(new Fault("factor", factor.toString(), ONLY));
        }
        if (action != Action.REDUCE_RATE && cooldown != null) {
            faults.add(new Fault("cooldown", cooldown.toString(), ONLY));
        }
        return faults;
    }
}
