package io.epochscope.engine.optimizer;

import ai.djl.ndarray.NDArray;
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
        ParameterMemory memory = memories.computeIfAbsent(parameterId, any -> new ParameterMemory(owner));
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

    /** A copy of what is known of each parameter, by its id. */
    public Map<String, ParameterState> state() {
        Map<String, ParameterState> state = new TreeMap<>();
        memories.forEach((id, memory) -> state.put(id, memory.state()));
        return state;
    }

    /** Goes on from a state as {@link #state} gave it. */
    public void restore(Map<String, ParameterState> state) {
        memories.clear();
        state.forEach((id, known) -> memories.put(id, ParameterMemory.of(known, owner)));
    }

    /** What DJL's base class asks for; its settings stay as they are, since the rules have their own. */
    private static final class Unused extends OptimizerBuilder<Unused> {

        @Override
        protected Unused self() {
            return this;
        }
    }
}
