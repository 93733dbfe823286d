package io.epochscope.standalone.runs;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A finding as metrics-service shows it.
 *
 * @param subject what it is about; the run itself if empty
 * @param open whether it still holds
 * @param severity good, notice, warning or error
 * @param explainedBy the rule of the finding that it follows from; null if from none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunFinding(
        String rule,
        String subject,
        int firstEpoch,
        boolean open,
        String severity,
        String title,
        String message,
        String explainedBy) {

    /** What tells it from the other findings of its run. */
    public String key() {
        return rule + " " + subject;
    }
}
