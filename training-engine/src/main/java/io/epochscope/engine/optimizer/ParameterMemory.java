package io.epochscope.engine.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.TreeMap;

/** What an algorithm keeps of one parameter from step to step: how many steps there were, and its moments. */
final class ParameterMemory {

    private final NDManager owner;
    private final Map<String, NDArray> moments = new TreeMap<>();
    private long steps;

    /** @param owner of the moments' arrays */
    ParameterMemory(NDManager owner) {
        this.owner = owner;
    }

    /** Steps that the parameter was moved by, the present one included. */
    long steps() {
        return steps;
    }

    void countStep() {
        steps++;
    }

    /**
     * A moment by its name in PyTorch's state, of the shape of its parameter.
     *
     * @param initial what it is filled with the first time
     */
    NDArray moment(String name, NDArray weight, double initial) {
        return moments.computeIfAbsent(name, any -> kept(weight.zerosLike().addi(initial)));
    }

    private NDArray kept(NDArray moment) {
        NDScope.unregister(moment);
        moment.attach(owner);
        return moment;
    }

    ParameterState state() {
        Map<String, ParameterState.Moment> copies = new TreeMap<>();
        moments.forEach((name, moment) ->
                copies.put(name, new ParameterState.Moment(moment.getShape().getShape(), moment.toFloatArray())));
        return new ParameterState(steps, copies);
    }

    static ParameterMemory of(ParameterState state, NDManager owner) {
        ParameterMemory memory = new ParameterMemory(owner);
        memory.steps = state.steps();
        state.moments()
                .forEach((name, moment) ->
                        memory.moments.put(name, owner.create(moment.values(), new Shape(moment.shape()))));
        return memory;
    }
}
