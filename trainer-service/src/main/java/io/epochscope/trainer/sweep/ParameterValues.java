package io.epochscope.trainer.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** What a parameter of a sweep may be. */
interface ParameterValues {

    /** How many values there are; empty if there is no end to them. */
    OptionalLong count();

    /**
     * One of finitely many.
     *
     * @param index from 0, in the order in which they were given or in which they rise
     */
    JsonNode at(long index);

    JsonNode draw(RandomGenerator random);
}
