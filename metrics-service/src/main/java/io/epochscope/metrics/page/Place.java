package io.epochscope.metrics.page;

/** Where a page is in the navigation. */
public enum Place {
    RUNS("Runs", "./"),
    TRAIN("Train", "train");

    private final String label;
    private final String address;

    Place(String label, String address) {
        this.label = label;
        this.address = address;
    }

    /** For people. */
    public String label() {
        return label;
    }

    /** Seen from a page at the top of the service. */
    public String address() {
        return address;
    }
}
