package io.epochscope.metrics.report;

import io.epochscope.metrics.diagnosis.FindingView;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is wrong with a run, and what to try. */
@Singleton
final class FindingsPart implements ReportPart {

    /** More are named by number: of a broken run every layer may have some. */
    private static final int MOST = 40;

    private final Addresses addresses;

    FindingsPart(Addresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public Optional<Section> of(ReportSubject subject) {
        List<FindingView> found = subject.findings();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Stream<Block> shown =
                Stream.of(new FindingList(found.stream().limit(MOST).toList()));
        Stream<Block> others = found.size() <= MOST
                ? Stream.empty()
                : Stream.of(new Note(
                        "And " + (found.size() - MOST) + " more.",
                        List.of(addresses.link("All findings", subject.run().runId(), "findings"))));
        return Optional.of(
                new Section("findings", "Findings", Stream.concat(shown, others).toList()));
    }
}
