package io.epochscope.benchmarks.suspects;

import java.util.Map;

/**
 * What is trained, and on what.
 *
 * @param name as it is printed
 * @param folder within the benchmarks' data
 * @param dataSet what a request calls the type of the data
 * @param dataSetParameters what a request says of the data, but for the folder
 * @param model what a request calls the type of the model
 * @param modelParameters what a request says of the model
 * @param epochs of a run
 */
record Subject(
        String name,
        String folder,
        String dataSet,
        Map<String, Object> dataSetParameters,
        String model,
        Map<String, Object> modelParameters,
        int epochs) {}
