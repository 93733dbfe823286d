package io.epochscope.metrics.report;

import io.epochscope.metrics.diagnosis.FindingView;
import io.epochscope.metrics.page.TimeText;
import io.epochscope.metrics.run.RunView;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Makes reports of what is stored of runs. */
@Singleton
final class Reports {

    private static final String IN_PROGRESS = "RUNNING";
    private static final int REFRESH_SECONDS = 5;

    private final ReportAssets assets;
    private final ShownScenes scenes;
    private final List<ReportPart> parts;

    Reports(
            ReportAssets assets,
            ShownScenes scenes,
            SummaryPart summary,
            FindingsPart findings,
            CurvesPart curves,
            HeatmapPart heatmaps,
            WorstPatchesPart worst,
            DynamicsPart dynamics,
            DistributionsPart distributions,
            NetworkPart network,
            ClassificationPart classification,
            MistakesPart mistakes,
            ResidualsPart residuals,
            HyperparametersPart hyperparameters,
            EnvironmentPart environment) {
        this.assets = assets;
        this.scenes = scenes;
        this.parts = List.of(
                summary,
                findings,
                curves,
                heatmaps,
                worst,
                dynamics,
                distributions,
                network,
                classification,
                mistakes,
                residuals,
                hyperparameters,
                environment);
    }

    /**
     * A run as one HTML page.
     *
     * @param findings of the run
     * @param state another text whenever there is something else to show
     */
    String page(RunView run, List<FindingView> findings, String state) {
        var subject = new ReportSubject(run, findings, scenes.of(run.runId()));
        List<Section> sections = parts.stream()
                .map(part -> part.of(subject))
                .flatMap(Optional::stream)
                .toList();
        int refresh = IN_PROGRESS.equals(run.status()) ? REFRESH_SECONDS : 0;
        return Templates.page(new ReportPage(run, TimeText.time(run.lastEventAt()), state, refresh, assets, sections))
                .render();
    }
}
