package io.epochscope.engine.data.table;

import io.epochscope.events.v1.Split;
import java.io.IOException;
import java.util.List;

/** The rows of a table, which can be gone through again and again, with the same numbers each time. */
public interface TableRows {

    /** What the columns of features are called, in their order. */
    List<String> features();

    /**
     * Goes through all rows.
     *
     * @throws IOException if they cannot be read; the message says where and why
     */
    void visit(Visitor visitor) throws IOException;

    /** Sees one row after the other. */
    interface Visitor {

        /**
         * A row.
         *
         * @param features valid during the call only; NaN where a value is missing, all others finite
         * @param target finite
         * @param split {@code SPLIT_UNSPECIFIED} where the table doesn't say
         */
        void row(double[] features, double target, Split split);
    }
}
