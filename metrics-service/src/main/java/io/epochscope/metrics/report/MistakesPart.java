package io.epochscope.metrics.report;

import io.epochscope.metrics.mistake.Mistake;
import io.epochscope.metrics.mistake.MistakeSearch;
import io.epochscope.metrics.mistake.Mistakes;
import io.epochscope.metrics.report.Cards.Card;
import io.epochscope.metrics.run.RunView;
import io.epochscope.metrics.scene.PassChoice;
import io.epochscope.metrics.scene.Scene;
import io.epochscope.metrics.scene.Scenes;
import io.epochscope.metrics.scene.SplitChoice;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The samples that were predicted wrongly in the last epoch, the surest mistakes first. */
@Singleton
final class MistakesPart implements ReportPart {

    private static final int MOST = 24;

    private final Mistakes mistakes;
    private final Scenes scenes;
    private final PatchCards cards;
    private final Addresses addresses;

    MistakesPart(Mistakes mistakes, Scenes scenes, PatchCards cards, Addresses addresses) {
        this.mistakes = mistakes;
        this.scenes = scenes;
        this.cards = cards;
        this.addresses = addresses;
    }

    @Override
    public Optional<Section> of(ReportSubject subject) {
        RunView run = subject.run();
        if ("regression".equals(run.task())) {
            return Optional.empty();
        }
        return Arrays.stream(PassChoice.values())
                .flatMap(passes -> search(run.runId(), passes).stream())
                .findFirst()
                .flatMap(search -> section(run.runId(), search));
    }

    private Optional<MistakeSearch> search(String runId, PassChoice passes) {
        List<Integer> epochs = mistakes.epochs(runId, passes);
        return epochs.isEmpty()
                ? Optional.empty()
                : Optional.of(new MistakeSearch(
                        passes,
                        SplitChoice.ALL,
                        epochs.get(epochs.size() - 1),
                        Optional.empty(),
                        Optional.empty(),
                        MOST));
    }

    private Optional<Section> section(String runId, MistakeSearch search) {
        List<Mistake> found = mistakes.find(runId, search);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Scene> byId = scenes.of(runId).stream().collect(Collectors.toMap(Scene::id, Function.identity()));
        var gallery = new Cards(found.stream()
                .map(mistake -> card(byId.get(mistake.scene()), mistake))
                .toList());
        var more = new Note(
                "The surest mistakes of epoch " + search.epoch() + ", at most " + MOST + ".",
                List.of(addresses.link("More of them", runId, "mistakes.csv").with("limit=200")));
        return Optional.of(new Section("mistakes", "Predicted wrongly", List.of(more, gallery)));
    }

    private Card card(Scene scene, Mistake mistake) {
        String sure = mistake.pPredicted() == null ? "" : ", p " + Cell.text(mistake.pPredicted());
        return cards.card(
                scene,
                mistake.row(),
                mistake.column(),
                List.of(
                        mistake.trueName() + " taken for " + mistake.predictedName() + sure,
                        mistake.split() + ", wrong in " + mistake.epochsWrong().size() + " of " + mistake.epochsScored()
                                + " epochs"));
    }
}
