package io.epochscope.trainer.outbox;

import com.google.protobuf.InvalidProtocolBufferException;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.events.v1.Split;
import io.epochscope.trainer.store.StateFile;
import java.io.UncheckedIOException;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.StringDataType;

/**
 * What each attempt of a run has published, in the form of the closing event that it would have if it ended now; so a
 * run whose trainer died can be closed with the right numbers. Written in the same commit as the event it counts.
 */
final class Ledger {

    private static final String METRIC = "validation_loss";

    private final MVMap<String, byte[]> attempts;

    Ledger(StateFile file) {
        attempts = file.map("ledger", StringDataType.INSTANCE, ByteArrayDataType.INSTANCE);
    }

    /** Counts an event; to be called within a commit. A closing event of the run is kept as it is. */
    void record(Event event, String topic) {
        String key = key(event.getRunId(), event.getAttempt());
        if (event.hasRunFinished()) {
            attempts.put(key, event.getRunFinished().toByteArray());
            return;
        }
        RunFinished.Builder account = of(event.getRunId(), event.getAttempt()).toBuilder();
        account.putEventsPerTopic(topic, account.getEventsPerTopicOrDefault(topic, 0) + 1);
        if (event.hasEpochCompleted()) {
            addEpoch(account, event.getEpochCompleted());
        }
        attempts.put(key, account.build().toByteArray());
    }

    /** Begins an attempt's account with what earlier ones came to; to be called within a commit. */
    void begin(String runId, int attempt, RunFinished soFar) {
        attempts.put(key(runId, attempt), soFar.toByteArray());
    }

    private static void addEpoch(RunFinished.Builder account, EpochCompleted epoch) {
        account.setEpochsCompleted(Math.max(account.getEpochsCompleted(), epoch.getEpoch()));
        epoch.getSplitsList().stream()
                .filter(split -> split.getSplit() == Split.SPLIT_VALIDATION)
                .filter(split -> !Double.isNaN(split.getLoss()))
                .filter(split -> account.getBestEpoch() == 0
                        || (account.getBestMetric().equals(METRIC) && split.getLoss() < account.getBestValue()))
                .forEach(split -> account.setBestEpoch(epoch.getEpoch())
                        .setBestMetric(METRIC)
                        .setBestValue(split.getLoss()));
    }

    /**
     * What an attempt has published so far; empty if nothing. Its status is {@link RunStatus#RUN_STATUS_UNSPECIFIED}
     * until its closing event was published.
     */
    RunFinished of(String runId, int attempt) {
        byte[] account = attempts.get(key(runId, attempt));
        if (account == null) {
            return RunFinished.getDefaultInstance();
        }
        try {
            return RunFinished.parseFrom(account);
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException("the ledger of run " + runId + " is damaged", e);
        }
    }

    /** Lets go of an attempt's account; to be called within a commit. */
    void forget(String runId, int attempt) {
        attempts.remove(key(runId, attempt));
    }

    private static String key(String runId, int attempt) {
        return runId + "/" + attempt;
    }
}
