package io.epochscope.metrics.diagnosis.judging;

import io.epochscope.metrics.diagnosis.Finding;
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
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Judges the runs of which something was stored, on a thread of its own, so that storing never waits for it. However
 * many events came of a run meanwhile, it is judged once for all of them. A run that cannot be judged because the
 * database is away is judged later.
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

    /** Of a run that has not ended, silence may be a symptom; one that is silent for a day has been found to be. */
    private static final String IN_PROGRESS = """
            select run.run_key, (select max(epoch.epoch) from store.epoch where epoch.run_key = run.run_key) as epoch
            from store.run
            where run.last_event_at > now() - interval '1 day' and coalesce(
              (select run_attempt.status is null
               from store.run_attempt
               where run_attempt.run_key = run.run_key
               order by run_attempt.attempt desc
               limit 1),
              true)
            """;

    private final DataSource dataSource;
    private final DiagnosisConfig config;
    private final RunJudge judge;
    private final FindingTable table;
    private final RuleTable ruleTable;
    private final RuleBook rules;
    private final FindingPublisher publisher;
    private final Clock clock = Clock.systemUTC();
    private final Marks marks = new Marks();
    private final Set<Long> postponed = new TreeSet<>();
    private final Thread thread = new Thread(this::judgeAll, "judging");
    private volatile boolean stopping;

    Judging(DataSource dataSource, RuleBook rules, DiagnosisConfig config, FindingPublisher publisher) {
        this.dataSource = dataSource;
        this.config = config;
        this.publisher = publisher;
        judge = new RunJudge(dataSource, rules, config.quietEpochs(), config.cachedRuns());
        table = new FindingTable(dataSource, rules);
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
        marks.add(events);
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
        Query.rows(dataSource, NOT_JUDGED, row -> row.getLong(1)).forEach(run -> marks.add(run, 0));
    }

    private void judgeWhatIsNew() throws InterruptedException {
        if (marks.await(config.tick())) {
            Thread.sleep(config.settle().toMillis());
        } else {
            postponed.forEach(run -> marks.add(run, 0));
            postponed.clear();
            Query.rows(dataSource, IN_PROGRESS, row -> Map.entry(row.getLong(1), row.getInt(2)))
                    .forEach(run -> marks.add(run.getKey(), run.getValue()));
        }
        marks.takeAll().forEach(this::judge);
        publisher.publish();
    }

    private void judge(long runKey, int fromEpoch) {
        try {
            List<Finding> findings = judge.judge(runKey, fromEpoch);
            table.replace(runKey, findings, OffsetDateTime.now(clock));
        } catch (SQLException | DatabaseUnavailableException e) {
            LOG.warnf("Run key %d could not be judged, it is judged again in %s: %s", runKey, config.tick(), e);
            judge.forget(runKey);
            postponed.add(runKey);
        } catch (RuntimeException e) {
            LOG.errorf(e, "Run key %d cannot be judged; it is tried again when something new comes of it", runKey);
            judge.forget(runKey);
        }
    }

    /** Runs to be judged, each from the first epoch of which something is new. */
    private static final class Marks {

        private final Map<Long, Integer> fromEpoch = new TreeMap<>();

        synchronized void add(List<RunEvent> events) {
            for (RunEvent event : events) {
                EpochOfEvent.of(event.event()).ifPresent(epoch -> mark(event.runKey(), epoch));
            }
            notifyAll();
        }

        synchronized void add(long runKey, int epoch) {
            mark(runKey, epoch);
            notifyAll();
        }

        private void mark(long runKey, int epoch) {
            fromEpoch.merge(runKey, epoch, Math::min);
        }

        synchronized boolean await(Duration most) throws InterruptedException {
            long end = System.nanoTime() + most.toNanos();
            while (fromEpoch.isEmpty()) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                wait(left);
            }
            return true;
        }

        synchronized Map<Long, Integer> takeAll() {
            Map<Long, Integer> taken = new TreeMap<>(fromEpoch);
            fromEpoch.clear();
            return taken;
        }
    }
}
