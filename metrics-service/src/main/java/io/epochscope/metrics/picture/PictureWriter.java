package io.epochscope.metrics.picture;

import io.epochscope.events.v1.Event.BodyCase;
import io.epochscope.events.v1.Picture;
import io.epochscope.metrics.store.BatchTransaction;
import io.epochscope.metrics.store.EventWriter;
import io.epochscope.metrics.store.Names;
import io.epochscope.metrics.store.RunEvent;
import io.epochscope.metrics.store.SqlArray;
import io.epochscope.metrics.store.Statements;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes pictures; the same content, whichever runs show it, is kept once. */
public final class PictureWriter implements EventWriter {

    private static final String INSERT_CONTENT = """
            insert into store.picture_content as content (address, png) values (?, ?)
            on conflict (address) do update set png = excluded.png
            where content.png is null and excluded.png is not null
            """;

    private static final String INSERT_PICTURE = """
            insert into store.picture
              (run_key, address, kind, layer, scene, tile_row, tile_column, sample, split, epoch, caption)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, jsonb_object(?::text[], ?::text[]))
            on conflict do nothing
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
                INSERT_PICTURE,
                events.stream()
                        .sorted(Comparator.comparingLong(RunEvent::runKey).thenComparing(RunEvent::version))
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

    private static List<Object> picture(RunEvent event) {
        Picture picture = event.event().getPicture();
        List<Map.Entry<String, String>> caption =
                List.copyOf(picture.getCaptionMap().entrySet());
        return List.of(
                event.runKey(),
                picture.getAddress(),
                picture.getKind(),
                picture.getLayer(),
                picture.getScene(),
                picture.getTileRow(),
                picture.getTileColumn(),
                picture.getSample(),
                Names.of(picture.getSplit()),
                picture.getEpoch(),
                SqlArray.ofTexts(caption.stream().map(Map.Entry::getKey).toList()),
                SqlArray.ofTexts(caption.stream().map(Map.Entry::getValue).toList()));
    }
}
