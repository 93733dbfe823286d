package io.epochscope.events.contract;

import com.google.protobuf.ByteString;
import io.epochscope.events.codec.MalformedEventException;
import io.epochscope.events.patch.ChunkGrid;
import io.epochscope.events.patch.Presence;
import io.epochscope.events.v1.PatchScores;
import io.epochscope.events.v1.SceneDescribed;
import io.epochscope.events.v1.SceneGrid;

/** Rules of scenes and of the scores of their patches. */
final class PatchRules {

    /** A data set of more classes has no use for a confusion matrix; two bytes keep a patch's score small. */
    private static final int MAX_CLASS = Short.MAX_VALUE;

    private static final int NO_CLASS = -1;
    private static final int AFFINE_COEFFICIENTS = 6;
    private static final String AS_PRESENT = "one for each patch that is present";

    private PatchRules() {}

    static void check(SceneDescribed body) throws MalformedEventException {
        Rules.identifier("scene_described.scene", body.getScene());
        int present = present("scene_described", body.getGrid(), body.getChunk(), body.getPresence());
        Rules.length("scene_described.labels", body.getLabelsCount(), present, AS_PRESENT);
        Rules.length("scene_described.splits", body.getSplitsCount(), present, AS_PRESENT);
        Rules.lengthOrEmpty("scene_described.samples", body.getSamplesCount(), present, AS_PRESENT + ", or none");
        Rules.lengthOrEmpty("scene_described.targets", body.getTargetsCount(), present, AS_PRESENT + ", or none");
        for (int i = 0; i < present; i++) {
            int label = body.getLabels(i);
            if (label < NO_CLASS || label > MAX_CLASS) {
                Rules.within("scene_described.labels[" + i + "]", label, NO_CLASS, MAX_CLASS);
            }
            if (!Rules.isKnown(body.getSplits(i))) {
                Rules.known("scene_described.splits[" + i + "]", body.getSplits(i));
            }
        }
        if (body.hasGeoreference()) {
            Rules.length(
                    "scene_described.georeference.affine",
                    body.getGeoreference().getAffineCount(),
                    AFFINE_COEFFICIENTS,
                    "a, b, c, d, e, f");
        }
    }

    static void check(PatchScores body) throws MalformedEventException {
        Rules.identifier("patch_scores.scene", body.getScene());
        Rules.known("patch_scores.pass", body.getPass());
        int present = present("patch_scores", body.getGrid(), body.getChunk(), body.getPresence());
        Rules.length("patch_scores.loss", body.getLossCount(), present, AS_PRESENT);
        String orNone = AS_PRESENT + ", or none";
        Rules.lengthOrEmpty("patch_scores.p_true", body.getPTrueCount(), present, orNone);
        Rules.lengthOrEmpty("patch_scores.p_predicted", body.getPPredictedCount(), present, orNone);
        Rules.lengthOrEmpty("patch_scores.predicted", body.getPredictedCount(), present, orNone);
        Rules.lengthOrEmpty("patch_scores.output", body.getOutputCount(), present, orNone);
        for (int i = 0; i < body.getPredictedCount(); i++) {
            if (body.getPredicted(i) > MAX_CLASS) {
                Rules.within("patch_scores.predicted[" + i + "]", body.getPredicted(i), 0, MAX_CLASS);
            }
        }
    }

    private static int present(String body, SceneGrid message, int chunk, ByteString presence)
            throws MalformedEventException {
        ChunkGrid grid;
        try {
            grid = ChunkGrid.of(message);
        } catch (IllegalArgumentException e) {
            throw new MalformedEventException(body + ".grid." + e.getMessage(), e);
        }
        try {
            int patches = grid.chunk(chunk).patches();
            return Presence.unpack(presence, patches).cardinality();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new MalformedEventException(body + "." + e.getMessage(), e);
        }
    }
}
