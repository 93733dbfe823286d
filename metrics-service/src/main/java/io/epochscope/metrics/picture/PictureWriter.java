package io.epochscope.metrics.picture;

import io.epochscope.events.v1.Event.BodyCase;
import io.epochscope.events.v1.Picture;
import io.epochscope.events.v1.Sheet;
import io.epochscope.events.v1.SheetSample;
import io.epochscope.metrics.store.BatchTransaction;
import io.epochscope.metrics.store.EventWriter;
import io.epochscope.metrics.store.Names;
import io.epochscope.metrics.store.RowKey;
import io.epochscope.metrics.store.RunEvent;
import io.epochscope.metrics.store.SqlArray;
import io.epochscope.metrics.store.Statements;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Writes pictures; the same content, whichever runs show it, is kept once. A picture that comes again with another
 * content is another row, so that the run refers to all that it has shown.
 */
public final class PictureWriter implements EventWriter {

    /** Of the table; null in pictures that are no sheets. */
    private static final int SHEET_COLUMNS = 11;

    private static final String INSERT_CONTENT = """
            insert into store.picture_content as content (address, png) values (?, ?)
            on conflict (address) do update set png = excluded.png
            where content.png is null and excluded.png is not null
            """;

    private static final String UPSERT_PICTURE = """
            insert into store.picture as stored (
              run_key, kind, epoch, layer, scene, tile_row, tile_column, split, sample, unit, address,
              attempt, sequence, caption,
              sheet_columns, tiles, tile_width, tile_height, tiles_in_all, low, high,
              tile_samples, tile_splits, tile_labels, tile_scores
            )
            values (
              ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
              ?, ?, jsonb_object(?::text[], ?::text[]),
              ?, ?, ?, ?, ?, ?, ?,
              ?, ?, ?, ?
            )
            on conflict (run_key, kind, epoch, layer, scene, tile_row, tile_column, split, sample, unit, address)
            do update set
              attempt = excluded.attempt, sequence = excluded.sequence, caption = excluded.caption,
              sheet_columns = excluded.sheet_columns, tiles = excluded.tiles, tile_width = excluded.tile_width,
              tile_height = excluded.tile_height, tiles_in_all = excluded.tiles_in_all,
              low = excluded.low, high = excluded.high, tile_samples = excluded.tile_samples,
              tile_splits = excluded.tile_splits, tile_labels = excluded.tile_labels,
              tile_scores = excluded.tile_scores
            where (excluded.attempt, excluded.sequence) > (stored.attempt, stored.sequence)
            """;

    @Override
    public void write(BatchTransaction batch) throws SQLException {
        List<RunEvent> events = batch.events(BodyCase.PICTURE);
        int contents = Statements.execute(
                batch.connection(),
                INSERT_CONTENT,
                contents(events).entrySet().stream()
                        .map(content -> Arrays.<Object>asList(content.getKey(), content.getValue()))
                        .toList());
        int pictures = Statements.execute(
                batch.connection(),
                UPSERT_PICTURE,
                events.stream()
                        .sorted(Comparator.comparing(PictureWriter::key).thenComparing(RunEvent::version))
                        .map(PictureWriter::picture)
                        .toList());
        batch.countRows("picture_content", contents);
        batch.countRows("picture", pictures);
    }

    private static Map<String, byte[]> contents(List<RunEvent> events) {
        Map<String, byte[]> contents = new TreeMap<>();
        for (RunEvent event : events) {
            Picture picture = event.event().getPicture();
            contents.merge(
                    picture.getAddress(), picture.getPng().toByteArray(), (one, other) -> one.length > 0 ? one : other);
        }
        contents.replaceAll((address, png) -> png.length > 0 ? png : null);
        return contents;
    }

    private static RowKey key(RunEvent event) {
        Picture picture = event.event().getPicture();
        return RowKey.of(
                event.runKey(),
                picture.getKind(),
                picture.getEpoch(),
                picture.getLayer(),
                picture.getScene(),
                picture.getTileRow(),
                picture.getTileColumn(),
                Names.of(picture.getSplit()),
                picture.getSample(),
                picture.getUnit(),
                picture.getAddress());
    }

    private static List<Object> picture(RunEvent event) {
        Picture picture = event.event().getPicture();
        List<Map.Entry<String, String>> caption =
                List.copyOf(picture.getCaptionMap().entrySet());
        var row = new ArrayList<Object>(key(event).parts());
        row.addAll(List.of(
                event.version().attempt(),
                event.version().sequence(),
                SqlArray.ofTexts(caption.stream().map(Map.Entry::getKey).toList()),
                SqlArray.ofTexts(caption.stream().map(Map.Entry::getValue).toList())));
        row.addAll(picture.hasSheet() ? sheet(picture.getSheet()) : Collections.nCopies(SHEET_COLUMNS, null));
        return row;
    }

    private static List<Object> sheet(Sheet sheet) {
        List<SheetSample> samples = sheet.getSamplesList();
        boolean ofSamples = !samples.isEmpty();
        return Arrays.asList(
                sheet.getColumns(),
                sheet.getTiles(),
                sheet.getTileWidth(),
                sheet.getTileHeight(),
                Math.max(sheet.getOf(), sheet.getTiles()),
                sheet.hasValues() ? sheet.getValues().getLow() : null,
                sheet.hasValues() ? sheet.getValues().getHigh() : null,
                ofSamples ? SqlArray.ofLongs(of(samples, SheetSample::getSample)) : null,
                ofSamples ? SqlArray.ofSmallints(of(samples, SheetSample::getSplitValue)) : null,
                ofSamples ? SqlArray.ofIntegers(of(samples, SheetSample::getLabel)) : null,
                ofSamples ? SqlArray.ofReals(of(samples, SheetSample::getScore)) : null);
    }

    private static <T> List<T> of(List<SheetSample> samples, Function<SheetSample, T> part) {
        return samples.stream().map(part).toList();
    }
}
