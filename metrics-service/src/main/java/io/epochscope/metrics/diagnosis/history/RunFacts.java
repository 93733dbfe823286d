package io.epochscope.metrics.diagnosis.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What holds for a whole run, as of now.
 *
 * @param runId as events name it
 * @param kind training, rate-range-test …
 * @param regression whether a number is predicted
 * @param classes names by index; empty for a regression
 * @param optimizer as the request names it; empty if nobody said
 * @param learningRate that the run was asked to have
 * @param batchSize 0 if nobody said
 * @param plannedEpochs 0 if nobody said
 * @param request the resolved request; an empty object if there is none
 * @param layers in order of the forward pass
 * @param samples by split
 * @param targetDeviation standard deviation of what a regression predicts; NaN if nobody said
 * @param finished whether the newest attempt has ended
 * @param silence since the last event
 * @param lastEpoch the last one that is stored; 0 if there is none
 * @param problems patches by pass and verdict, as of now
 * @param overlaps of the pairs of splits that were looked through
 */
public record RunFacts(
        String runId,
        String kind,
        boolean regression,
        List<String> classes,
        String optimizer,
        double learningRate,
        int batchSize,
        int plannedEpochs,
        JsonNode request,
        List<LayerFacts> layers,
        Map<String, Long> samples,
        double targetDeviation,
        boolean finished,
        Duration silence,
        int lastEpoch,
        Map<String, Map<String, Long>> problems,
        List<SplitOverlap> overlaps) {

    /** Samples of a split; 0 if there are none. */
    public long samplesOf(String split) {
        return samples.getOrDefault(split, 0L);
    }
}
