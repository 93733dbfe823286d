package io.epochscope.metrics.diagnosis.judging;

import io.epochscope.metrics.diagnosis.RuleBook;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.store.DatabaseUnavailableException;
import io.epochscope.metrics.store.Query;
import io.epochscope.metrics.store.RunEvent;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Judges the runs of which something was stored, on a thread of its own, so that storing never waits for it. However
 * many events came of a run meanwhile, it is judged once for all of them; and the more time judging takes, the longer
 * it rests, so that storing has the machine. A run that cannot be judged because the database is away is judged later.
 */
@Singleton
@Startup
public class Judging {

    private static final Logger LOG = Logger.getLogger(Judging.class);

    private static final String NOT_JUDGED = """
            select run.run_key
            from store.run
            left join store.run_judgement judgement on judgement.run_key = run.run_key
            where run.last_event_at is not null and judgement.judged_event_at is distinct from run.last_event_at
            order by run.run_key
            """;

    /**
     * Runs that have not ended, whose silence may be a symptom: the parameter is for how many seconds nothing has come,
     * as of what came since runs are judged anyway. One that was found to be silent is looked at again for a day, so
     * that it is told for how long, and that it went on, also in the middle of an epoch.
     */
    private static final String STANDING = """
            select run.run_key
            from store.run
            cross join lateral (
              select exists (
                select
                from store.finding
                where finding.run_key = run.run_key and finding.rule = 'stalled' and finding.open and not finding.withdrawn
              ) as silent
            ) found
            where run.last_event_at is not null
              and case
                when found.silent then run.last_event_at > now() - interval '1 day'
                else run.last_event_at < now() - make_interval(secs => ?)
              end
              and coalesce(
                (select run_attempt.status is null
                 from store.run_attempt
                 where run_attempt.run_key = run.run_key
                 order by run_attempt.attempt desc
                 limit 1),
                true)
            """;

    private final DataSource dataSource;
    private final DiagnosisConfig config;
    private final JudgedRuns runs;
    private final RuleTable ruleTable;
    private final RuleBook rules;
    private final FindingPublisher publisher;
    private final DueRuns due = new DueRuns();
    private final Set<Long> postponed = new TreeSet<>();
    private long nextTick = System.nanoTime();
    private Duration rest = Duration.ZERO;
    private final Thread thread = new Thread(this::judgeAll, "judging");
    private volatile boolean stopping;

    Judging(DataSource dataSource, RuleBook rules, DiagnosisConfig config, FindingPublisher publisher) {
        this.dataSource = dataSource;
        this.config = config;
        this.publisher = publisher;
        runs = new JudgedRuns(dataSource, rules, config.quietEpochs(), config.cachedRuns());
        ruleTable = new RuleTable(dataSource);
        this.rules = rules;
    }

    @PostConstruct
    void start() {
        if (config.enabled()) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        thread.interrupt();
        thread.join();
    }

    /** These events are stored: their runs are to be judged. Returns at once. */
    public void stored(List<RunEvent> events) {
        due.add(events);
    }

    private void judgeAll() {
        try {
            while (!stopping) {
                try {
                    begin();
                    while (!stopping) {
                        judgeWhatIsNew();
                    }
                } catch (SQLException | RuntimeException e) {
                    LOG.warnf("Runs are not judged and findings not told; that goes on in %s: %s", config.tick(), e);
                    Thread.sleep(config.tick().toMillis());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin() throws SQLException {
        ruleTable.replace(rules, new Thresholds(config.rules()));
        Query.rows(dataSource, NOT_JUDGED, row -> row.getLong(1)).forEach(run -> due.add(run, 0));
    }

    private void judgeWhatIsNew() throws InterruptedException {
        if (due.await(Duration.ofNanos(nextTick - System.nanoTime()))) {
            Thread.sleep(Math.max(config.settle().toMillis(), rest.toMillis()));
        }
        if (System.nanoTime() >= nextTick) {
            lookAtWhatStands();
            nextTick = System.nanoTime() + config.tick().toNanos();
        }
        long start = System.nanoTime();
        int epochs = due.takeEpochs();
        Map<Long, Integer> taken = due.takeDue();
        taken.forEach(this::judge);
        publisher.publish();
        rest = Rest.after(Duration.ofNanos(System.nanoTime() - start), taken.size(), epochs);
    }

    /** Also where others publish all the time. */
    private void lookAtWhatStands() {
        postponed.forEach(run -> due.add(run, 0));
        postponed.clear();
        Query.rows(dataSource, STANDING, row -> row.getLong(1), config.tick().toMillis() / 1000.0)
                .forEach(run -> due.add(run, EpochOfEvent.NEWEST));
    }

    private void judge(long runKey, int fromEpoch) {
        try {
            runs.judge(runKey, fromEpoch);
        } catch (SQLException | DatabaseUnavailableException e) {
            LOG.warnf("Run key %d could not be judged, it is judged again in %s: %s", runKey, config.tick(), e);
            postponed.add(runKey);
        } catch (RuntimeException e) {
            LOG.errorf(e, "Run key %d cannot be judged; it is tried again when something new comes of it", runKey);
        }
    }
}
