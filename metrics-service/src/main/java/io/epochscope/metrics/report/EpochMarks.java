package io.epochscope.metrics.report;

import io.epochscope.metrics.store.Query;
import jakarta.inject.Singleton;
import java.util.List;
import javax.sql.DataSource;

/** Finds the epochs of a run that its curves mark, as those of the dashboards do. */
@Singleton
final class EpochMarks {

    private static final String MARKS = """
            with best as (
              select coalesce(run.best_epoch, lowest.epoch) as epoch
              from run
              left join lateral (
                select run_epoch.epoch
                from run_epoch
                where run_epoch.run_id = run.run_id and run_epoch.validation_loss is not null
                order by run_epoch.validation_loss, run_epoch.epoch
                limit 1
              ) lowest on true
              where run.run_id = ?
            ),
            mark as (
              select epoch, 'best' as text, false as alarm from best where epoch is not null
              union all
              select from_epoch, 'resumed', false from run_attempt where run_id = ? and attempt > 1
              union all
              select max(run_action.epoch), 'stopped', false
              from run_action
              join run on run.run_id = run_action.run_id and run.attempt = run_action.attempt
              where run.run_id = ? and run_action.action in ('stopped early', 'stopped')
              having count(*) > 0
              union all
              select distinct first_epoch, 'finding', true
              from finding
              where run_id = ? and severity in ('warning', 'error') and first_epoch is not null
            )
            select epoch, string_agg(text, ', ' order by text) as text, bool_or(alarm) as alarm
            from mark
            group by epoch
            order by epoch
            """;

    private final DataSource dataSource;

    EpochMarks(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The best epoch, where it was resumed and stopped, and where findings of some weight begin; by epoch. */
    List<Mark> of(String runId) {
        return Query.rows(
                dataSource,
                MARKS,
                row -> new Mark(row.getInt("epoch"), row.getString("text"), row.getBoolean("alarm")),
                runId,
                runId,
                runId,
                runId);
    }
}
