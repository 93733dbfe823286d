package io.epochscope.metrics.scene;

import io.epochscope.metrics.parameter.Argument;
import jakarta.ws.rs.NotFoundException;
import java.util.List;

/** An epoch by its number, or the first or last one there is. */
record EpochChoice(String text) {

    private static final String FIRST = "first";
    private static final String LAST = "last";

    static EpochChoice of(String text) {
        var argument = new Argument("epoch", text);
        if (!argument.given()) {
            return new EpochChoice(LAST);
        }
        String choice = text.strip();
        if (!choice.equals(FIRST) && !choice.equals(LAST) && !choice.matches("[0-9]{1,9}")) {
            throw argument.refused("first, last or the number of an epoch");
        }
        return new EpochChoice(choice);
    }

    int in(List<Integer> epochs, Scene scene, PassChoice passes) {
        if (epochs.isEmpty()) {
            throw new NotFoundException(
                    "scene " + scene.id() + " of run " + scene.runId() + " has no scores of the " + passes.label());
        }
        if (text.equals(FIRST)) {
            return epochs.get(0);
        }
        if (text.equals(LAST)) {
            return epochs.get(epochs.size() - 1);
        }
        int epoch = Integer.parseInt(text);
        if (!epochs.contains(epoch)) {
            throw new NotFoundException("scene " + scene.id() + " of run " + scene.runId() + " has no scores of epoch "
                    + epoch + " in the " + passes.label() + "; its " + epochs.size()
                    + " epochs with scores lie between "
                    + epochs.get(0) + " and " + epochs.get(epochs.size() - 1));
        }
        return epoch;
    }
}
