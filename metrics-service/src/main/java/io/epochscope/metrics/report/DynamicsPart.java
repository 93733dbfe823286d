package io.epochscope.metrics.report;

import io.epochscope.metrics.drawing.Background;
import io.epochscope.metrics.map.MapLook;
import io.epochscope.metrics.map.MapPainter;
import io.epochscope.metrics.map.Metric;
import io.epochscope.metrics.map.Selection;
import io.epochscope.metrics.report.Figure.Kind;
import io.epochscope.metrics.scene.SplitChoice;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How patches were learnt over the epochs. */
@Singleton
final class DynamicsPart implements ReportPart {

    private static final int MAP_WIDTH = 480;

    private static final String DATA_MAP =
            "select variability, confidence, patches from patch_cartography(?, ?, ?, 'all')";

    private static final String VERDICTS = """
            select
              replace(verdict, '_', ' ') as verdict,
              sum(patches) filter (where split = 'train') as train,
              sum(patches) filter (where split = 'validation') as validation,
              sum(patches) filter (where split = 'test') as test
            from verdict_count
            where run_id = ? and scene = ? and pass = any (?)
            group by verdict_count.verdict
            having sum(patches) > 0
            order by array_position(
              array['suspect_label', 'never_learned', 'forgotten', 'inconsistent', 'slow', 'learned', 'open'],
              verdict_count.verdict
            )
            """;

    private static final String PROBLEMS = """
            select
              replace(problem.verdict, '_', ' ') as verdict,
              problem.grid_row as row,
              problem.grid_col as column,
              problem.split,
              coalesce(true_class.name, problem.label::text) as "true class",
              coalesce(rival_class.name, problem.rival::text) as "mostly taken for",
              problem.confidence as "mean p(true)",
              problem.variability as "spread of p(true)",
              problem.forgotten as "times forgotten",
              problem.first_learned as "first learned"
            from patch_problems(?, ?, ?, 'all', 'all', 30) problem
            left join run_class true_class on true_class.run_id = ? and true_class.class_index = problem.label
            left join run_class rival_class on rival_class.run_id = ? and rival_class.class_index = problem.rival
            order by
              array_position(
                array['suspect_label', 'never_learned', 'forgotten', 'inconsistent', 'slow'], problem.verdict
              ),
              problem.confidence,
              problem.grid_row,
              problem.grid_col
            """;

    private final RowReader reader;
    private final MapPainter painter;
    private final Addresses addresses;

    DynamicsPart(RowReader reader, MapPainter painter, Addresses addresses) {
        this.reader = reader;
        this.painter = painter;
        this.addresses = addresses;
    }

    @Override
    public Optional<Section> of(ReportSubject subject) {
        var blocks = new ArrayList<Block>();
        for (ShownScene shown : subject.scenes().shown()) {
            Rows dataMap = reader.read(
                    DATA_MAP,
                    subject.run().runId(),
                    shown.scene().id(),
                    shown.passes().sql());
            if (!dataMap.isEmpty()) {
                blocks.addAll(blocks(shown, dataMap));
            }
        }
        return blocks.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section("dynamics", "How patches were learnt", blocks));
    }

    private List<Block> blocks(ShownScene shown, Rows dataMap) {
        String run = shown.scene().runId();
        String id = shown.scene().id();
        String name = shown.scene().name();
        var blocks = new ArrayList<Block>();
        blocks.add(Figure.of(
                "Data map of " + name,
                Kind.CIRCLES,
                "variability: spread of p(true class)",
                "confidence: mean p(true class)",
                dataMap));
        blocks.add(forgotten(shown));
        blocks.add(Table.of(
                "Verdicts on the patches of " + name,
                "",
                reader.read(VERDICTS, run, id, shown.passes().sql()).measured()));
        Rows problems = reader.read(PROBLEMS, run, id, shown.passes().sql(), run, run);
        if (!problems.isEmpty()) {
            blocks.add(Table.of("Problematic patches of " + name, "The worst of each verdict.", problems.measured()));
            blocks.add(new Note(
                    "All patches with a suspect label:",
                    List.of(addresses.link("suspects.csv", run, "scenes", id, "suspects.csv"))));
        }
        return blocks;
    }

    private Sheet forgotten(ShownScene shown) {
        var look = new MapLook(
                MAP_WIDTH,
                Metric.FORGOTTEN.colours(),
                false,
                1,
                true,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Background.TRANSPARENT);
        BufferedImage map = painter.map(
                shown.scene(),
                Metric.FORGOTTEN,
                new Selection(shown.passes(), SplitChoice.ALL, shown.lastEpoch()),
                look);
        String title = "How often patches of " + shown.scene().name() + " were forgotten";
        return Sheet.of(title, "Map: " + title + ". The table of problematic patches has the figures.", map);
    }
}
