package io.epochscope.metrics.diagnosis;

/**
 * The panel that shows what a rule saw.
 *
 * @param dashboard its uid: {@code epochscope-curves}
 * @param panel its title
 */
public record Evidence(String dashboard, String panel) {

    /** A panel of dashboard Curves. */
    public static Evidence curves(String panel) {
        return new Evidence("epochscope-curves", panel);
    }

    /** A panel of dashboard Distributions. */
    public static Evidence distributions(String panel) {
        return new Evidence("epochscope-distributions", panel);
    }

    /** A panel of dashboard Classification. */
    public static Evidence classification(String panel) {
        return new Evidence("epochscope-classification", panel);
    }

    /** A panel of dashboard Network. */
    public static Evidence network(String panel) {
        return new Evidence("epochscope-network", panel);
    }

    /** A panel of dashboard Patches. */
    public static Evidence patches(String panel) {
        return new Evidence("epochscope-patches", panel);
    }
}
