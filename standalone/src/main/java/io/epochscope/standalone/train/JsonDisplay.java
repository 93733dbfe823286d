package io.epochscope.standalone.train;

import io.epochscope.standalone.output.JsonLines;

/** For scripts: a line for each change of status, each epoch, each remark and the end. */
public final class JsonDisplay implements RunDisplay {
    private final String name;
    private final JsonLines lines;
    private String lastStatus = "";

    /** @param name as the user knows the run */
    public JsonDisplay(String name, JsonLines lines) {
        this.name = name;
        this.lines = lines;
    }

    private record Run(String runId, String name) {}

    private record Status(String status) {}

    private record Epoch(
            int epoch,
            int epochs,
            Double trainLoss,
            Double trainAccuracy,
            Double validationLoss,
            Double validationAccuracy) {

        private static Epoch of(RunProgress progress) {
            return new Epoch(
                    progress.epoch(),
                    progress.epochs(),
                    progress.trainLoss(),
                    progress.trainAccuracy(),
                    progress.validationLoss(),
                    progress.validationAccuracy());
        }
    }

    private record End(String status, String reason) {}

    @Override
    public void show(RunProgress progress) {
        if (!progress.isFinished() && !progress.status().equals(lastStatus)) {
            lastStatus = progress.status();
            lines.print("status", run(progress), new Status(lastStatus));
        }
    }

    @Override
    public void epoch(RunProgress ended) {
        lines.print("epoch", run(ended), Epoch.of(ended));
    }

    @Override
    public void note(String text) {
        // Drawn of figures that the lines have.
    }

    @Override
    public void say(Remark remark) {
        lines.print(remark.event(), remark);
    }

    @Override
    public void end(RunProgress last) {
        lines.print("ended", run(last), new End(last.status(), last.reason()), Epoch.of(last));
    }

    @Override
    public void close() {
        // Every line was printed when it came.
    }

    private Run run(RunProgress progress) {
        return new Run(progress.runId(), name);
    }
}
