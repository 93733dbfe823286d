package io.epochscope.metrics.patch;

import io.epochscope.events.Topic;
import io.epochscope.events.v1.PatchGeometry;
import io.epochscope.events.v1.SceneDescribed;
import io.epochscope.metrics.store.BatchTransaction;
import io.epochscope.metrics.store.RowKey;
import io.epochscope.metrics.store.SqlArray;
import io.epochscope.metrics.store.Statements;
import io.epochscope.metrics.store.VersionedRow;
import io.epochscope.metrics.store.VersionedTable;
import io.epochscope.metrics.store.WrittenRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes what is known of scenes and their patches before training. */
final class SceneWriter {

    private static final VersionedTable SCENE_CHUNK = new VersionedTable(
            "scene_chunk", List.of("scene_key", "chunk"), List.of("labels", "splits", "samples", "targets"));

    private static final String DESCRIBE = """
            update store.scene set
              (name, image_width, image_height, patch_width, patch_height, stride_x, stride_y, crs, affine, picture)
                = row (said.*)
            from (
              values (
                ?::text, ?::integer, ?::integer, ?::integer, ?::integer, ?::integer, ?::integer,
                ?::text, ?::double precision[], ?::text
              )
            ) as said
            where scene.scene_key = ?
              and (name, image_width, image_height, patch_width, patch_height, stride_x, stride_y, crs, affine, picture)
                is distinct from said.*
            """;

    private SceneWriter() {}

    static void write(BatchTransaction batch, List<SceneEvent> events) throws SQLException {
        List<WrittenRow> written = SCENE_CHUNK.write(
                batch, Topic.PATCHES, events.stream().map(SceneWriter::row).toList());
        Statements.execute(
                batch.connection(),
                DESCRIBE,
                written.stream()
                        .map(WrittenRow::row)
                        .sorted(Comparator.comparing(VersionedRow::key))
                        .map(row -> description(
                                row.event().event().getSceneDescribed(),
                                row.key().parts().get(0)))
                        .distinct()
                        .toList());
    }

    private static VersionedRow row(SceneEvent event) {
        SceneDescribed described = event.event().event().getSceneDescribed();
        var places = new ChunkPlaces(described.getGrid(), described.getChunk(), described.getPresence());
        var values = new ArrayList<Object>();
        values.add(places.smallints("scene_described.labels", described.getLabelsList()));
        values.add(places.smallints("scene_described.splits", described.getSplitsValueList()));
        values.add(places.bigints("scene_described.samples", described.getSamplesList()));
        values.add(places.reals("scene_described.targets", described.getTargetsList()));
        return new VersionedRow(
                event.event(), RowKey.of(event.chunk().sceneKey(), event.chunk().chunk()), values);
    }

    private static List<Object> description(SceneDescribed described, Object sceneKey) {
        PatchGeometry geometry = described.getGeometry();
        var description = new ArrayList<Object>();
        description.add(filled(described.getName()));
        for (int pixels : new int[] {
            geometry.getImageWidth(),
            geometry.getImageHeight(),
            geometry.getPatchWidth(),
            geometry.getPatchHeight(),
            geometry.getStrideX(),
            geometry.getStrideY()
        }) {
            description.add(described.hasGeometry() ? pixels : null);
        }
        description.add(filled(described.getGeoreference().getCrs()));
        List<Double> affine = described.getGeoreference().getAffineList();
        description.add(affine.isEmpty() ? null : SqlArray.ofDoubles(affine));
        description.add(filled(described.getPicture()));
        description.add(sceneKey);
        return description;
    }

    private static String filled(String text) {
        return text.isEmpty() ? null : text;
    }
}
