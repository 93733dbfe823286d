package io.epochscope.metrics.parameter;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;
import java.util.List;
import java.util.stream.Collectors;

/** An epoch by its number, or the first or last one there is. */
public record EpochChoice(String text) {

    private static final String FIRST = "first";
    private static final String LAST = "last";

    /** So many epochs are named to somebody who asks for one that is not there. */
    private static final int NAMED = 20;

    /**
     * What parameter {@code epoch} says; the last epoch if it was not given.
     *
     * @throws BadRequestException if it says anything else
     */
    public static EpochChoice of(String text) {
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

    /**
     * The epoch that is meant.
     *
     * @param epochs that there are, in ascending order
     * @param what there is of these epochs, in words
     * @throws NotFoundException if it is none of them
     */
    public int in(List<Integer> epochs, String what) {
        if (epochs.isEmpty()) {
            throw new NotFoundException("there are no " + what);
        }
        int first = epochs.get(0);
        int last = epochs.get(epochs.size() - 1);
        if (text.equals(FIRST)) {
            return first;
        }
        if (text.equals(LAST)) {
            return last;
        }
        int epoch = Integer.parseInt(text);
        if (!epochs.contains(epoch)) {
            throw new NotFoundException("there are no " + what + " of epoch " + epoch + "; there are those of "
                    + epochs.size() + " epochs between " + first + " and " + last + named(epochs));
        }
        return epoch;
    }

    private static String named(List<Integer> epochs) {
        return epochs.size() > NAMED
                ? ""
                : epochs.stream().map(String::valueOf).collect(Collectors.joining(", ", ": ", ""));
    }
}
