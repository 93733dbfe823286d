package io.epochscope.trainer.request;

import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.objective.LossSettings;
import io.epochscope.engine.objective.LossSettings.Function;
import io.epochscope.events.v1.Task;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is to be minimised.
 *
 * @param type {@code cross_entropy} for classes and {@code mse} for numbers if not given
 * @param delta for {@code huber} alone: where it goes over from squares to absolute values; 1 if not given
 */
public record LossRequest(Function type, @Positive Double delta) {

    public LossRequest {
        if (delta == null && type == Function.HUBER) {
            delta = LossSettings.STANDARD_DELTA;
        }
    }

    /** What it stands for where nothing is said. */
    LossRequest resolvedFor(Task task) {
        return type == null ? new LossRequest(LossSettings.standard(task).function(), delta) : this;
    }

    /** Says so if it is of no use for a data set. */
    List<Fault> faults(String dataset, Task task) {
        if (type != null && type.task() != task) {
            String fitting =
                    Function.of(task).stream().map(Function::requestName).collect(Collectors.joining(", "));
            return List.of(new Fault(
                    "type", type.requestName(), "one of %s, which fit the data set %s".formatted(fitting, dataset)));
        }
        return delta != null && type != Function.HUBER
                ? List.of(new Fault("delta", delta.toString(), "nothing unless loss.type is huber"))
                : List.of();
    }

    LossSettings settings() {
        return new LossSettings(type, Optional.ofNullable(delta).orElse(LossSettings.STANDARD_DELTA));
    }
}
