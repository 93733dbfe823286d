package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.Evidence;
import io.epochscope.metrics.diagnosis.Rule;
import io.epochscope.metrics.diagnosis.RuleDescription;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.LayerFacts;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Layers follow each other with nothing between them that bends, so that they are worth one. Looked for in chains
 * alone: where layers are in blocks of their own, or have names of their own, their order says little of how they are
 * connected, and functions may be applied that are no layers.
 */
public final class MissingActivation implements Rule {

    private static final String NAME = "missing-activation";

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Missing activation function",
            "Fully connected layers or convolutions follow each other without an activation function between them.",
            "Two linear layers in a row are one linear layer with more parameters: the network can tell apart less than"
                    + " its size promises.",
            "Put an activation function, ReLU for example, after every layer but the last.",
            List.of("model.activation", "model"),
            "UMLAUT (Schoop et al., CHI 2021): missing activation functions",
            Evidence.network("Layers"),
            List.of());

    /** With thresholds as set: it has none. */
    @SuppressWarnings("unused") // as all rules are made
    public MissingActivation(Thresholds thresholds) {}

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        List<LayerFacts> layers = run.facts().layers();
        if (!layers.stream().allMatch(MissingActivation::isOfChain)) {
            return List.of();
        }
        List<LayerFacts> pairs = new ArrayList<>();
        LayerFacts before = null;
        for (LayerFacts layer : layers) {
            LayerKind kind = LayerKind.of(layer);
            if (kind.multiplies()) {
                if (before != null) {
                    pairs.add(before);
                    pairs.add(layer);
                }
                before = layer;
            } else if (!kind.isLinear()) {
                before = null;
            }
        }
        long matrices = layers.stream()
                .filter(layer -> LayerKind.of(layer).multiplies())
                .count();
        boolean none = matrices >= 2 && layers.stream().allMatch(MissingActivation::isKnownNotToActivate);
        if (none) {
            return List.of(Symptom.of(
                            Severity.WARNING,
                            "None of the network's %d layers with weights has an activation function after it: they can do little more than one of them could."
                                    .formatted(matrices),
                            Map.of("layers", (double) matrices))
                    .since(1));
        }
        return pairs.isEmpty()
                ? List.of()
                : List.of(Symptom.of(
                                Severity.NOTICE,
                                "Layer %s comes after layer %s without an activation function between them."
                                        .formatted(
                                                pairs.get(1).name(),
                                                pairs.get(0).name()),
                                Map.of("pairs", pairs.size() / 2.0))
                        .since(1));
    }

    /** As chains name their layers: {@code 03Linear}. */
    private static boolean isOfChain(LayerFacts layer) {
        return layer.name().replaceFirst("^\\d+", "").equalsIgnoreCase(layer.kind());
    }

    /** Pooling by maxima bends a little, but takes the place of no activation function. */
    private static boolean isKnownNotToActivate(LayerFacts layer) {
        LayerKind kind = LayerKind.of(layer);
        return kind.multiplies() || kind.isLinear() || kind.name().contains("maxpool");
    }
}
