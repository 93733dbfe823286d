package io.epochscope.metrics.diagnosis;

import io.epochscope.metrics.diagnosis.history.RunHistory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the rules see in a run, epoch by epoch. It depends on the run's history alone, not on when and how often it was
 * looked at. Not thread-safe.
 */
public final class Diagnosis {

    /** How many epochs in a row without a symptom close a finding unless somebody sets it. */
    public static final int QUIET_EPOCHS = 2;

    /** Other kinds, such as rate-range tests, do what would be wrong in a training; only how they stand is judged. */
    private static final String TRAINING = "training";

    /** What there is before training. */
    private static final int NO_EPOCH = 0;

    private final List<Rule> rules;
    private final List<Rule> ofAnyRun;
    private final int quietEpochs;
    private final SortedMap<Integer, Map<Key, Symptom>> symptoms = new TreeMap<>();

    private record Key(String rule, Subject subject) {}

    /**
     * Of a run of which nothing is known yet.
     *
     * @param quietEpochs so many in a row without a symptom close a finding, so that one at the border does not flicker
     */
    public Diagnosis(List<Rule> rules, int quietEpochs) {
        this.rules = List.copyOf(rules);
        ofAnyRun = rules.stream().filter(Rule::isOfAnyRun).toList();
        this.quietEpochs = quietEpochs;
    }

    /**
     * Looks at the epochs from one on anew, and at all that come after it. What is current (silence, patches) is seen
     * at the last epoch, or at 0 while there is none, so the one that was the last is always looked at again.
     *
     * @param run with all epochs that are known
     */
    public void judge(RunHistory run, int firstChanged) {
        int fromEpoch = symptoms.isEmpty() ? firstChanged : Math.min(firstChanged, symptoms.lastKey());
        symptoms.tailMap(fromEpoch).clear();
        if (run.epochs().isEmpty()) {
            symptoms.put(NO_EPOCH, symptomsOf(run, ofAnyRun));
        }
        List<Rule> asked = run.facts().kind().equals(TRAINING) ? rules : ofAnyRun;
        for (int i = 0; i < run.epochs().size(); i++) {
            int epoch = run.epochs().get(i).epoch();
            if (epoch >= fromEpoch) {
                symptoms.put(epoch, symptomsOf(run.first(i + 1), asked));
            }
        }
    }

    private static Map<Key, Symptom> symptomsOf(RunHistory run, List<Rule> asked) {
        Map<Key, Symptom> found = new LinkedHashMap<>();
        for (Rule rule : asked) {
            for (Symptom symptom : rule.judge(run)) {
                found.put(new Key(rule.description().name(), symptom.subject()), symptom);
            }
        }
        return found;
    }

    /** What was found, in the order of the epochs in which it began. */
    public List<Finding> findings() {
        List<Finding> closed = new ArrayList<>();
        Map<Key, Finding> open = new LinkedHashMap<>();
        symptoms.forEach((epoch, seen) -> {
            seen.forEach((key, symptom) -> open.merge(key, begun(key, epoch, symptom), Diagnosis::goesOn));
            open.values().removeIf(finding -> {
                boolean over = epoch - finding.lastEpoch() >= quietEpochs;
                if (over) {
                    closed.add(close(finding));
                }
                return over;
            });
        });
        closed.addAll(open.values());
        closed.sort(java.util.Comparator.comparingInt(Finding::firstEpoch));
        return closed;
    }

    private static Finding begun(Key key, int epoch, Symptom symptom) {
        return new Finding(
                key.rule(),
                key.subject(),
                symptom.since().orElse(epoch),
                epoch,
                true,
                symptom.severity(),
                symptom.message(),
                symptom.figures());
    }

    private static Finding goesOn(Finding before, Finding now) {
        return new Finding(
                before.rule(),
                before.subject(),
                Math.min(before.firstEpoch(), now.firstEpoch()),
                now.lastEpoch(),
                true,
                before.severity().compareTo(now.severity()) > 0 ? before.severity() : now.severity(),
                now.message(),
                now.figures());
    }

    private static Finding close(Finding finding) {
        return new Finding(
                finding.rule(),
                finding.subject(),
                finding.firstEpoch(),
                finding.lastEpoch(),
                false,
                finding.severity(),
                finding.message(),
                finding.figures());
    }
}
