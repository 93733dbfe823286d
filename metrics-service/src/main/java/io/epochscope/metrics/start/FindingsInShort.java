package io.epochscope.metrics.start;

/**
 * What still holds of the findings of a run.
 *
 * @param worst severity of the gravest: good, notice, warning or error
 * @param number of those that are not good
 * @param first what has to be changed first; empty if that is not known
 */
public record FindingsInShort(String worst, int number, String first) {

    /** How many there are, in words. */
    public String count() {
        return number == 1 ? "1 finding" : number + " findings";
    }
}
