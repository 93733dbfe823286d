package io.epochscope.engine.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.optimizer.Optimizer;
import io.epochscope.engine.network.NamedParameter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Moves parameters by an algorithm of {@code torch.optim}, at a rate that is set from outside, and gives its state away
 * and takes it back bit for bit. Used by one thread.
 */
public final class ScheduledOptimizer extends Optimizer {

    private static final char SEPARATOR = '/';

    private final UpdateRule rule;
    private final WeightDecay decay;
    private final Set<String> decayed;
    private final NDManager owner;
    private final Map<String, ParameterMemory> memories = new TreeMap<>();
    private double learningRate;

    /**
     * Makes one that has not moved anything yet.
     *
     * @param parameters that it is to move
     * @param owner of the running means; closing it frees them
     */
    public ScheduledOptimizer(
            OptimizerParameters algorithm, Penalties penalties, List<NamedParameter> parameters, NDManager owner) {
        super(new Unused());
        rule = algorithm.rule();
        decay = penalties.with(algorithm);
        learningRate = algorithm.learningRate();
        decayed = parameters.stream()
                .filter(parameter -> penalties.areFor(parameter.parameter().getType()))
                .map(NamedParameter::id)
                .collect(Collectors.toSet());
        this.owner = owner;
    }

    /** Of the steps to come. */
    public void setLearningRate(double rate) {
        learningRate = rate;
    }

    /** Of the next step. */
    public double learningRate() {
        return learningRate;
    }

    /** Moves the weight, whose gradient is zero afterwards. */
    @Override
    public void update(String parameterId, NDArray weight, NDArray gradient) {
        ParameterMemory memory = memory(parameterId);
        memory.countStep();
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            if (decayed.contains(parameterId)) {
                decay.apply(weight, gradient, learningRate);
            }
            rule.move(weight, gradient, memory, learningRate);
        }
        JniUtils.zeroGrad((PtNDArray) weight);
    }

    /** What is known of each parameter. The arrays are those in use, not copies. */
    public OptimizerState state() {
        Map<String, Long> steps = new TreeMap<>();
        NDList moments = new NDList();
        memories.forEach((id, memory) -> {
            steps.put(id, memory.steps());
            memory.moments().forEach((name, moment) -> {
                moment.setName(id + SEPARATOR + name);
                moments.add(moment);
            });
        });
        return new OptimizerState(steps, moments);
    }

    /** Goes on from a state as {@link #state} gave it; the arrays are copied. */
    public void restore(OptimizerState state) {
        memories.clear();
        state.steps().forEach((id, steps) -> memory(id).restoreSteps(steps));
        for (NDArray moment : state.moments()) {
            int end = moment.getName().lastIndexOf(SEPARATOR);
            memory(moment.getName().substring(0, end))
                    .restoreMoment(moment.getName().substring(end + 1), moment);
        }
    }

    private ParameterMemory memory(String parameterId) {
        return memories.computeIfAbsent(parameterId, any -> new ParameterMemory(owner));
    }

    /** What DJL's base class asks for; its settings stay as they are, since the rules have their own. */
    private static final class Unused extends OptimizerBuilder<Unused> {

        @Override
        protected Unused self() {
            return this;
        }
    }
}
