package io.epochscope.metrics.diagnosis.judging;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Looks often, and calls a run silent soon. */
public class Impatient implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "epochscope.diagnosis.tick", "1s",
                "epochscope.diagnosis.rules.stalled.seconds", "5",
                "epochscope.diagnosis.rules.stalled.epochs", "0",
                "epochscope.diagnosis.rules.stalled.first-seconds", "5");
    }
}
