package io.epochscope.engine.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.Collections;
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

    /** The moments by their names; not copies. */
    Map<String, NDArray> moments() {
        return Collections.unmodifiableMap(moments);
    }

    void restoreSteps(long earlier) {
        steps = earlier;
    }

    /** Takes a copy, in memory of the engine: what was read from a file is in memory of Java. */
    void restoreMoment(String name, NDArray moment) {
        NDArray copy = moment.duplicate();
        copy.attach(owner);
        moments.put(name, copy);
    }
}
