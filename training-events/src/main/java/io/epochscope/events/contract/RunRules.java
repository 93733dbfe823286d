package io.epochscope.events.contract;

import io.epochscope.events.codec.MalformedEventException;
import io.epochscope.events.v1.ActionTaken;
import io.epochscope.events.v1.AttemptStarted;
import io.epochscope.events.v1.ClassDescription;
import io.epochscope.events.v1.FeatureDescription;
import io.epochscope.events.v1.LayerDescription;
import io.epochscope.events.v1.RunCommand;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.SplitOverlap;
import io.epochscope.events.v1.SplitSize;
import io.epochscope.events.v1.SweepMembership;
import io.epochscope.events.v1.TrainingRequested;
import java.util.List;
import java.util.Map;

/** Rules of what opens, steers and closes a run. */
final class RunRules {

    private RunRules() {}

    static void check(RunStarted body) throws MalformedEventException {
        if (!body.getRequestJson().isEmpty()) {
            Rules.jsonObject("run_started.request_json", body.getRequestJson());
        }
        Rules.distinct(
                "run_started.classes.index",
                body.getClassesList().stream().map(ClassDescription::getIndex).toList());
        Rules.distinct(
                "run_started.layers.name",
                body.getLayersList().stream().map(LayerDescription::getName).toList());
        Rules.distinct(
                "run_started.layers.position",
                body.getLayersList().stream().map(LayerDescription::getPosition).toList());
        for (int i = 0; i < body.getLayersCount(); i++) {
            Rules.name("run_started.layers[" + i + "].name", body.getLayers(i).getName());
        }
        Rules.distinct(
                "run_started.features.name",
                body.getFeaturesList().stream().map(FeatureDescription::getName).toList());
        for (int i = 0; i < body.getFeaturesCount(); i++) {
            Rules.name(
                    "run_started.features[" + i + "].name", body.getFeatures(i).getName());
        }
        for (int i = 0; i < body.getSplitsCount(); i++) {
            Rules.known("run_started.splits[" + i + "].split", body.getSplits(i).getSplit());
        }
        Rules.distinct(
                "run_started.splits.split",
                body.getSplitsList().stream().map(SplitSize::getSplit).toList());
        if (body.hasSweep()) {
            check(body.getSweep());
        }
        for (int i = 0; i < body.getOverlapsCount(); i++) {
            check("run_started.overlaps[" + i + "]", body.getOverlaps(i));
        }
        Rules.distinct(
                "run_started.overlaps",
                body.getOverlapsList().stream()
                        .map(pair -> List.of(pair.getFirst(), pair.getSecond()))
                        .toList());
    }

    private static void check(String field, SplitOverlap overlap) throws MalformedEventException {
        Rules.known(field + ".first", overlap.getFirst());
        Rules.known(field + ".second", overlap.getSecond());
    }

    private static void check(SweepMembership sweep) throws MalformedEventException {
        Rules.identifier("run_started.sweep.sweep_id", sweep.getSweepId());
        Rules.atLeast("run_started.sweep.position", sweep.getPosition(), 1);
        Rules.atLeast("run_started.sweep.runs", sweep.getRuns(), sweep.getPosition());
        Rules.name("run_started.sweep.metric", sweep.getMetric());
        Rules.names("run_started.sweep.parameters", sweep.getParametersMap().keySet());
        for (Map.Entry<String, String> parameter : sweep.getParametersMap().entrySet()) {
            Rules.json("run_started.sweep.parameters[" + parameter.getKey() + "]", parameter.getValue());
        }
    }

    static void check(AttemptStarted body) throws MalformedEventException {
        Rules.atLeast("attempt_started.from_epoch", body.getFromEpoch(), 1);
    }

    static void check(RunFinished body) throws MalformedEventException {
        Rules.known("run_finished.status", body.getStatus());
        Rules.names("run_finished.events_per_topic", body.getEventsPerTopicMap().keySet());
    }

    static void check(ActionTaken body) throws MalformedEventException {
        Rules.name("action_taken.action", body.getAction());
    }

    static void check(TrainingRequested body) throws MalformedEventException {
        Rules.jsonObject("training_requested.request_json", body.getRequestJson());
    }

    static void check(RunCommand body) throws MalformedEventException {
        Rules.known("run_command.command", body.getCommand());
    }
}
