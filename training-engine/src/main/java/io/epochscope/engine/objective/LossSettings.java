package io.epochscope.engine.objective;

import io.epochscope.events.v1.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What is minimised.
 *
 * @param function which loss
 * @param delta where {@link Function#HUBER} goes over from squares to absolute values, in deviations of the target if
 *     it is standardised; greater than 0 and finite, and used by no other loss
 */
public record LossSettings(Function function, double delta) {

    /** As PyTorch's and Keras's Huber losses have it. */
    public static final double STANDARD_DELTA = 1;

    /** The losses that can be chosen. */
    public enum Function {
        /** Of classes, in nats. */
        CROSS_ENTROPY(Task.TASK_CLASSIFICATION),
        /** Mean squared error. */
        MSE(Task.TASK_REGRESSION),
        /** Mean absolute error. */
        MAE(Task.TASK_REGRESSION),
        /** Half the square up to delta, and beyond it linear with the same slope: delta · (|d| - delta / 2). */
        HUBER(Task.TASK_REGRESSION);

        private final Task task;

        Function(Task task) {
            this.task = task;
        }

        /** The one kind of task that it is for. */
        public Task task() {
            return task;
        }

        /** As requests and events call it: {@code mse}. */
        public String requestName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Those for a kind of task, the standard one first. */
        public static List<Function> of(Task task) {
            return Arrays.stream(values())
                    .filter(function -> function.task == task)
                    .toList();
        }
    }

    public LossSettings {
        if (!(delta > 0) || Double.isInfinite(delta)) {
            throw new IllegalArgumentException("delta of a loss must be greater than 0 and finite: " + delta);
        }
    }

    /** What is minimised unless a run says otherwise: cross-entropy of classes, squared error of values. */
    public static LossSettings standard(Task task) {
        return new LossSettings(Function.of(task).get(0), STANDARD_DELTA);
    }
}
