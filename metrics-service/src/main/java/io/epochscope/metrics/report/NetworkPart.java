package io.epochscope.metrics.report;

import io.epochscope.metrics.network.UnitSheet;
import io.epochscope.metrics.network.UnitSheets;
import io.epochscope.metrics.run.RunView;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Filters and feature maps of the last epoch that has pictures. */
@Singleton
final class NetworkPart implements ReportPart {

    private static final int MOST_LAYERS = 4;
    private static final int SIDE = 560;

    private final UnitSheets sheets;

    NetworkPart(UnitSheets sheets) {
        this.sheets = sheets;
    }

    @Override
    public Optional<Section> of(ReportSubject subject) {
        RunView run = subject.run();
        List<Block> blocks = sheets.last(run.runId(), MOST_LAYERS, SIDE)
                .<Block>map(NetworkPart::sheet)
                .toList();
        return blocks.isEmpty() ? Optional.empty() : Optional.of(new Section("network", "Inside the network", blocks));
    }

    private static Sheet sheet(UnitSheet sheet) {
        String what = sheet.what().substring(0, 1).toUpperCase(Locale.ROOT)
                + sheet.what().substring(1);
        String title = what + " of " + sheet.layer();
        return Sheet.of(title, title + " in epoch " + sheet.epoch() + ", a tile for each unit", sheet.image());
    }
}
