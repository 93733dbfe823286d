package io.epochscope.standalone.train;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.epochscope.standalone.output.Colours;
import java.util.List;

/**
 * A sweep that trainer-service knows.
 *
 * @param status a word such as {@code RUNNING} or {@code COMPLETED}
 * @param summary which run is best, in a sentence
 * @param runs in the order in which they are trained
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SubmittedSweep(String id, String name, String status, String summary, List<SubmittedRun> runs) {

    public boolean isCompleted() {
        return "COMPLETED".equals(status);
    }

    /** The sweep's status in a sentence, with its best run. */
    public String standing(Colours colours) {
        return "Sweep " + id + " is " + colours.of(status) + ": " + summary;
    }
}
