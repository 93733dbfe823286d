package io.epochscope.engine.data.table;

/** What is done about features without a value. */
public enum Imputation {
    /** Nothing: a table with missing values is no data set. */
    REFUSE,
    /** The mean of the column over the training split takes their place. */
    MEAN,
    /** The median of the column over the training split takes their place. */
    MEDIAN,
    /** 0, in the unit of the column, takes their place. */
    ZERO
}
