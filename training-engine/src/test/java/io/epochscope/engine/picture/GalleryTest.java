package io.epochscope.engine.picture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.batch.SplitSamples;
import io.epochscope.events.v1.Split;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which samples are watched, and which stand for the data set. */
class GalleryTest {

    private static final FewSamples DATA = FewSamples.of(new Shape(4), 2, 9000);

    @Test
    void oneSampleOfEachClassAndSplitIsWatched() {
        // Validation has 2, 5, 8 …: 2 is its first of class 0, 5 of class 1.
        assertThat(WatchedSamples.of(DATA, List.of())).containsExactly(0, 2, 1, 5);
    }

    @Test
    void aSplitWithoutAClassHasNoneOfIt() {
        FewSamples uneven = DATA.in(sample -> sample == 4 ? Split.SPLIT_VALIDATION : Split.SPLIT_TRAIN);

        assertThat(WatchedSamples.of(uneven, List.of())).containsExactly(0, 4, 1);
        assertThat(WatchedSamples.of(DATA.in(sample -> Split.SPLIT_TEST), List.of()))
                .isEmpty();
    }

    @Test
    void atMost32AreWatched() {
        assertThat(WatchedSamples.of(FewSamples.of(new Shape(4), 20, 900), List.of()))
                .hasSize(32)
                .startsWith(0, 20, 1, 41);
    }

    @Test
    void thoseAskedForAreWatchedWhateverTheirSplit() {
        FewSamples data = DATA.in(sample -> sample == 6 ? Split.SPLIT_UNSPECIFIED : Split.SPLIT_TEST);

        assertThat(WatchedSamples.of(data, List.of(8, 3, 8, 6))).containsExactly(8, 3);
    }

    @Test
    void aGalleryHasTheWatchedSamplesAndAThousandOfBothSplits() {
        Gallery gallery = gallery(DATA, new int[] {7, 8}, 1);

        assertThat(gallery.samples()).startsWith(7, 8).doesNotHaveDuplicates();
        assertThat(gallery.samples().length).isBetween(1000, 1002);
        assertThat(split(DATA, gallery, Split.SPLIT_VALIDATION)).isBetween(500L, 501L);
        assertThat(gallery.candidates()).hasSize((int) split(DATA, gallery, Split.SPLIT_VALIDATION));
        assertThat(Arrays.stream(gallery.candidates()))
                .allMatch(place -> DATA.split(gallery.samples()[place]) == Split.SPLIT_VALIDATION);
    }

    @Test
    void itDependsOnTheSeedAlone() {
        assertThat(gallery(DATA, new int[] {7}, 1).samples())
                .isEqualTo(gallery(DATA, new int[] {7}, 1).samples())
                .isNotEqualTo(gallery(DATA, new int[] {7}, 2).samples());
    }

    @Test
    void whatOneSplitLacksTheOtherHasMoreOf() {
        FewSamples hardlyValidated = DATA.in(sample -> sample < 100 ? Split.SPLIT_VALIDATION : Split.SPLIT_TRAIN);
        assertThat(gallery(hardlyValidated, new int[0], 1).samples()).hasSize(1000);
        assertThat(gallery(hardlyValidated, new int[0], 1).candidates()).hasSize(100);

        FewSamples hardlyTrained = DATA.in(sample -> sample < 100 ? Split.SPLIT_TRAIN : Split.SPLIT_VALIDATION);
        assertThat(gallery(hardlyTrained, new int[0], 1).samples()).hasSize(1000);
        assertThat(gallery(hardlyTrained, new int[0], 1).candidates()).hasSize(900);
    }

    @Test
    void withoutValidationTrainingHasTheCandidates() {
        Gallery gallery = gallery(DATA.in(sample -> Split.SPLIT_TRAIN), new int[0], 1);

        assertThat(gallery.samples()).hasSize(1000);
        assertThat(gallery.candidates()).hasSize(1000);
    }

    private static Gallery gallery(FewSamples data, int[] watched, long seed) {
        return Gallery.of(data, SplitSamples.of(data), watched, seed);
    }

    private static long split(FewSamples data, Gallery gallery, Split split) {
        return Arrays.stream(gallery.samples())
                .filter(sample -> data.split(sample) == split)
                .count();
    }
}
