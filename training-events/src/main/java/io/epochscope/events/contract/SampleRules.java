package io.epochscope.events.contract;

import io.epochscope.events.codec.MalformedEventException;
import io.epochscope.events.v1.FeatureProjection;
import io.epochscope.events.v1.SampleActivations;
import io.epochscope.events.v1.SampleOutput;

/** Rules of what a network makes of samples that are watched. */
final class SampleRules {

    private static final String A_VALUE_EACH = "a value for each of samples";
    private static final int NO_LABEL = -1;
    private static final int AXES = 2;

    private SampleRules() {}

    static void check(SampleActivations body) throws MalformedEventException {
        Rules.name("sample_activations.layer", body.getLayer());
        Rules.known("sample_activations.split", body.getSplit());
    }

    static void check(SampleOutput body) throws MalformedEventException {
        Rules.known("sample_output.split", body.getSplit());
        Rules.atLeast("sample_output.label", body.getLabel(), NO_LABEL);
    }

    static void check(FeatureProjection body) throws MalformedEventException {
        Rules.name("feature_projection.layer", body.getLayer());
        int samples = body.getSamplesCount();
        Rules.length("feature_projection.explained", body.getExplainedCount(), AXES, "a share for each axis");
        Rules.length("feature_projection.splits", body.getSplitsCount(), samples, A_VALUE_EACH);
        Rules.length("feature_projection.labels", body.getLabelsCount(), samples, A_VALUE_EACH);
        Rules.lengthOrEmpty("feature_projection.predicted", body.getPredictedCount(), samples, A_VALUE_EACH);
        Rules.length("feature_projection.loss", body.getLossCount(), samples, A_VALUE_EACH);
        Rules.length("feature_projection.x", body.getXCount(), samples, A_VALUE_EACH);
        Rules.length("feature_projection.y", body.getYCount(), samples, A_VALUE_EACH);
        for (int i = 0; i < samples; i++) {
            Rules.known("feature_projection.splits[" + i + "]", body.getSplits(i));
            Rules.atLeast("feature_projection.labels[" + i + "]", body.getLabels(i), NO_LABEL);
        }
    }
}
