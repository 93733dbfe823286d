package io.epochscope.metrics.network;

/** What pictures of networks show. */
enum PictureKind {
    FILTERS("filters", "filters", "weight"),
    FEATURE_MAPS("feature-maps", "feature maps", "output"),
    SAMPLE("sample", "pictures of samples", ""),
    SAMPLE_INPUT("sample-input", "inputs of samples", "input"),
    TOP_SAMPLES("top-samples", "top samples", ""),
    TOP_ATTRIBUTIONS("top-attributions", "attributions of top samples", "gradient with respect to the input");

    private final String id;
    private final String label;
    private final String measure;

    PictureKind(String id, String label, String measure) {
        this.id = id;
        this.label = label;
        this.measure = measure;
    }

    /** As in events and views. */
    String id() {
        return id;
    }

    /** For people. */
    String label() {
        return label;
    }

    /** What its pixels are values of, for people. */
    String measure() {
        return measure;
    }
}
