package io.epochscope.engine.data.table;

/**
 * What is made of a table.
 *
 * @param name of the data set, as people read it
 * @param target what the predicted column is called
 * @param unit of the target; empty where nobody said
 * @param imputation of missing features
 * @param standardise whether features get mean 0 and deviation 1 over the training split
 * @param standardiseTarget whether the target does
 * @param validation share of the rows of no split that are validated on, from 0 to below 1
 * @param test share of them that are tested on; with {@code validation} below 1
 */
public record TableSettings(
        String name,
        String target,
        String unit,
        Imputation imputation,
        boolean standardise,
        boolean standardiseTarget,
        double validation,
        double test) {}
