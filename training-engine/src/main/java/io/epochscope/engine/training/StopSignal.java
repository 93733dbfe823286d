package io.epochscope.engine.training;

/** Asked before every batch. Safe for any thread. */
final class StopSignal {

    private volatile Order order;

    /** Why a run is to stop, and who wants it. */
    private record Order(String reason, String actor) {}

    /** The first order given holds. */
    synchronized void stop(String reason, String actor) {
        if (order == null) {
            order = new Order(reason, actor);
        }
    }

    void check() throws RunStopped {
        Order given = order;
        if (given != null) {
            throw new RunStopped(given.reason());
        }
    }

    /** Who has stopped the run; only after {@link #check} has. */
    String actor() {
        return order.actor();
    }
}
