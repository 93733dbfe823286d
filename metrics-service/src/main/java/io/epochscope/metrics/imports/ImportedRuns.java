package io.epochscope.metrics.imports;

import io.epochscope.events.Topic;
import io.epochscope.events.codec.MalformedEventException;
import io.epochscope.events.contract.EventContract;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.StepScalars;
import io.epochscope.metrics.ingest.EventStore;
import io.epochscope.metrics.store.DatabaseUnavailableException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Stores runs that were read from files, each in one transaction, as if they had been published. */
@Singleton
public final class ImportedRuns {

    private static final Logger LOG = Logger.getLogger(ImportedRuns.class);

    private final Clock clock = Clock.systemUTC();
    private final EventContract contract = new EventContract();
    private final EventStore store;

    ImportedRuns(EventStore store) {
        this.store = store;
    }

    /**
     * Stores all of a run, and answers with what was made.
     *
     * @param notTaken how many records of each kind the run leaves out
     * @throws BadRequestException if the file says what no run may say
     * @throws DatabaseUnavailableException if nothing could be stored
     */
    public Response store(ImportedRun run, Map<String, Integer> notTaken) {
        String id = "import-" + UUID.randomUUID();
        List<Event> events = run.events(id, clock.instant());
        check(events);
        try {
            store.store(events);
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(e);
        }
        int series =
                (int) run.steps().stream().map(StepScalars::getName).distinct().count();
        LOG.infof(
                "Imported run %s from %s: %d epochs, %d series by step; not taken: %s",
                id, run.format(), run.figures().count(), series, notTaken);
        return Response.created(URI.create("/runs/" + id))
                .entity(new ImportView(id, run.figures().count(), series, notTaken))
                .build();
    }

    private void check(List<Event> events) {
        try {
            for (Event event : events) {
                contract.check(event, Topic.of(event.getBodyCase()).orElseThrow());
            }
        } catch (MalformedEventException e) {
            throw new BadRequestException("the file says what a run may not: " + e.getMessage(), e);
        }
    }
}
