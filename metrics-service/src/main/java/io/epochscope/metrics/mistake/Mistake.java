package io.epochscope.metrics.mistake;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * A patch whose class was predicted wrongly in an epoch, as the function {@code misclassified} shows it.
 *
 * @param rank from 1, the surest mistake first
 * @param sample its index in the data set
 * @param label index of its true class
 * @param pPredicted probability of the predicted class, null if the pass gave none
 * @param pTrue probability of the true class, null if the pass gave none
 * @param epochsScored in how many epochs the same pass scored it
 * @param epochsWrong in which of these it was predicted wrongly; in CSV with semicolons between them
 */
@JsonPropertyOrder({
    "rank",
    "scene",
    "row",
    "column",
    "sample",
    "split",
    "label",
    "trueName",
    "predicted",
    "predictedName",
    "pPredicted",
    "pTrue",
    "loss",
    "epochsScored",
    "epochsWrong"
})
public record Mistake(
        int rank,
        String scene,
        int row,
        int column,
        long sample,
        String split,
        int label,
        String trueName,
        int predicted,
        String predictedName,
        Float pPredicted,
        Float pTrue,
        float loss,
        int epochsScored,
        List<Integer> epochsWrong) {

    static Mistake of(ResultSet row) throws SQLException {
        return new Mistake(
                row.getInt("rank"),
                row.getString("scene"),
                row.getInt("grid_row"),
                row.getInt("grid_col"),
                row.getLong("sample"),
                row.getString("split"),
                row.getInt("label"),
                row.getString("true_name"),
                row.getInt("predicted"),
                row.getString("predicted_name"),
                row.getObject("p_predicted", Float.class),
                row.getObject("p_true", Float.class),
                row.getFloat("loss"),
                row.getInt("epochs_scored"),
                List.of((Integer[]) row.getArray("epochs_wrong").getArray()));
    }
}
