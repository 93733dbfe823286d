package io.epochscope.metrics.network;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What a network made of a sample.
 *
 * @param label true class, null if it has none
 * @param predicted class, null for regression
 * @param probability of the predicted class
 */
record SampleResult(SampleId sample, Integer label, Integer predicted, float probability, float loss) {

    static SampleResult of(ResultSet row) throws SQLException {
        return new SampleResult(
                new SampleId(row.getString("split"), row.getLong("sample")),
                row.getObject("label", Integer.class),
                row.getObject("predicted", Integer.class),
                row.getFloat("probability"),
                row.getFloat("loss"));
    }

    boolean isWrong() {
        return label != null && predicted != null && !label.equals(predicted);
    }
}
