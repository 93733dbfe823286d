package io.epochscope.metrics.aggregate;

import io.epochscope.metrics.store.SqlArray;
import io.epochscope.metrics.store.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedSet;

/**
 * Table {@code store.patch_epoch}: the sums of all chunks of a scene in an epoch. They are added up anew whenever a
 * chunk of the epoch is written, in the order of the chunks, so that they never depend on the order in which these
 * came.
 */
final class PatchEpochTable {

    private static final String INSERT_SCENE_EPOCH = """
            insert into store.scene_epoch (scene_key, pass, epoch)
            select * from unnest(?::bigint[], ?::text[], ?::integer[])
            on conflict do nothing
            """;

    /** Behind its lock all that other transactions wrote of the epoch is seen. */
    private static final String LOCK = """
            select from store.scene_epoch
            where (scene_key, pass, epoch) in (select * from unnest(?::bigint[], ?::text[], ?::integer[]))
            order by scene_key, pass, epoch
            for update
            """;

    private static final String DELETE = """
            delete from store.patch_epoch
            where (scene_key, pass, epoch) in (select * from unnest(?::bigint[], ?::text[], ?::integer[]))
            """;

    private static final String INSERT = """
            insert into store.patch_epoch (
              scene_key, pass, epoch, split,
              patches, labelled, correct, loss_sum, p_true_sum,
              class_index, class_patches, class_correct, class_loss_sum, class_p_true_sum,
              loss_bucket, loss_patches
            )
            select
              key.scene_key, key.pass, key.epoch, whole.split,
              whole.patches, whole.labelled, whole.correct, whole.loss_sum, whole.p_true_sum,
              class.class_index, class.patches, class.correct, class.loss_sum, class.p_true_sum,
              losses.bucket, losses.patches
            from unnest(?::bigint[], ?::text[], ?::integer[]) as key (scene_key, pass, epoch)
            cross join lateral (
              select
                split,
                sum(patches) as patches,
                sum(labelled) as labelled,
                sum(correct) as correct,
                sum(loss_sum order by chunk) as loss_sum,
                sum(p_true_sum order by chunk) as p_true_sum
              from store.patch_aggregate
              where (scene_key, pass, epoch) = (key.scene_key, key.pass, key.epoch)
              group by split
            ) whole
            cross join lateral (
              select
                coalesce(array_agg(class_index order by class_index), '{}') as class_index,
                coalesce(array_agg(patches order by class_index), '{}') as patches,
                coalesce(array_agg(correct order by class_index), '{}') as correct,
                coalesce(array_agg(loss_sum order by class_index), '{}') as loss_sum,
                array_agg(p_true_sum order by class_index) as p_true_sum
              from (
                select
                  part.class_index,
                  sum(part.patches) as patches,
                  sum(part.correct) as correct,
                  sum(part.loss_sum order by chunk) as loss_sum,
                  sum(part.p_true_sum order by chunk) as p_true_sum
                from store.patch_aggregate
                cross join lateral unnest(class_index, class_patches, class_correct, class_loss_sum, class_p_true_sum)
                  as part (class_index, patches, correct, loss_sum, p_true_sum)
                where (scene_key, pass, epoch, split) = (key.scene_key, key.pass, key.epoch, whole.split)
                group by part.class_index
              ) by_class
            ) class
            cross join lateral (
              select
                coalesce(array_agg(bucket order by bucket), '{}') as bucket,
                coalesce(array_agg(patches order by bucket), '{}') as patches
              from (
                select part.bucket, sum(part.patches) as patches
                from store.patch_aggregate
                cross join lateral unnest(loss_bucket, loss_patches) as part (bucket, patches)
                where (scene_key, pass, epoch, split) = (key.scene_key, key.pass, key.epoch, whole.split)
                group by part.bucket
              ) by_bucket
            ) losses
            """;

    private PatchEpochTable() {}

    /** Notes that these epochs have scores, and adds them up anew. */
    static void addUp(Connection connection, SortedSet<SceneEpoch> epochs) throws SQLException {
        if (epochs.isEmpty()) {
            return;
        }
        List<SqlArray> keys = SceneEpoch.parameters(epochs);
        for (String sql : List.of(INSERT_SCENE_EPOCH, LOCK, DELETE, INSERT)) {
            try (var statement = connection.prepareStatement(sql)) {
                Statements.bind(statement, keys);
                statement.execute();
            }
        }
    }
}
