package io.epochscope.engine.data.patches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.epochscope.events.v1.Split;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockSplitsTest {

    private static final SplitShares SHARES = new SplitShares(0.2, 0.1);

    @ParameterizedTest
    @CsvSource({"8, 8", "8, 4", "8, 3", "8, 1", "5, 2", "4, 7"})
    void noPixelIsInTwoSplits(int patch, int stride) throws IOException {
        PatchedImage image = image(150, 110, patch, stride);
        Split[] splits = new BlockSplits(List.of(image), 12, SHARES, 3).of(0);

        Split[] pixels = new Split[150 * 110];
        for (int place = 0; place < splits.length; place++) {
            if (splits[place] != null) {
                int left = place % image.grid().columns() * stride;
                int top = place / image.grid().columns() * stride;
                for (int y = top; y < top + patch; y++) {
                    for (int x = left; x < left + patch; x++) {
                        Split other = pixels[y * 150 + x];
                        assertThat(other == null || other == splits[place]).isTrue();
                        pixels[y * 150 + x] = splits[place];
                    }
                }
            }
        }
        assertThat(splits).contains(Split.SPLIT_TRAIN, Split.SPLIT_VALIDATION, Split.SPLIT_TEST);
    }

    @Test
    void onlyOverlapsCostPatchesAndTestPatchesAreKept() throws IOException {
        PatchedImage touching = image(160, 160, 8, 8);
        PatchedImage overlapping = image(160, 160, 8, 4);

        assertThat(new BlockSplits(List.of(touching), 4, SHARES, 3).of(0)).doesNotContainNull();
        Split[] splits = new BlockSplits(List.of(overlapping), 4, SHARES, 3).of(0);
        assertThat(splits).containsNull();
        // Blocks of 4 × 4, of which none was left out: 100 blocks, a tenth of the patches or one block more.
        assertThat(count(splits, Split.SPLIT_TEST)).isBetween(152L, 168L);
    }

    @Test
    void wholeBlocksOfAllImagesAreDrawnUntilTheShareIsReached() throws IOException {
        List<PatchedImage> images = List.of(image(96, 96, 8, 8), image(64, 128, 8, 8));

        BlockSplits splits = new BlockSplits(images, 4, SHARES, 4);

        for (int image = 0; image < images.size(); image++) {
            PatchGrid grid = images.get(image).grid();
            Split[] of = splits.of(image);
            for (int place = 0; place < of.length; place++) {
                int row = place / grid.columns() / 4 * 4;
                int column = place % grid.columns() / 4 * 4;
                assertThat(of[place]).isEqualTo(of[row * grid.columns() + column]);
            }
        }
        // 272 patches in 17 blocks of 16.
        List<Split> all = new ArrayList<>(Arrays.asList(splits.of(0)));
        all.addAll(Arrays.asList(splits.of(1)));
        assertThat(count(all.toArray(Split[]::new), Split.SPLIT_TEST)).isEqualTo(32);
        assertThat(count(all.toArray(Split[]::new), Split.SPLIT_VALIDATION)).isEqualTo(64);
    }

    @Test
    void patchesWithoutAClassAreInNoSplit() throws IOException {
        PatchedImage image = image(160, 160, 8, 8);
        image.classes()[17] = PatchedImage.NO_CLASS;

        Split[] splits = new BlockSplits(List.of(image), 4, SHARES, 3).of(0);

        assertThat(IntStream.range(0, 400).filter(place -> splits[place] == null))
                .containsExactly(17);
    }

    @Test
    void aSeedGivesTheSameSplitsAndAnotherGivesOthers() throws IOException {
        List<PatchedImage> images = List.of(image(160, 160, 8, 8));

        Split[] one = new BlockSplits(images, 4, SHARES, 3).of(0);

        assertThat(new BlockSplits(images, 4, SHARES, 3).of(0)).isEqualTo(one);
        assertThat(new BlockSplits(images, 4, SHARES, 4).of(0)).isNotEqualTo(one);
    }

    @Test
    void aShareOfNothingGivesNothing() throws IOException {
        Split[] splits = new BlockSplits(List.of(image(80, 80, 8, 8)), 4, new SplitShares(0, 0), 3).of(0);

        assertThat(splits).containsOnly(Split.SPLIT_TRAIN);
    }

    @Test
    void aSplitThatWouldStayEmptyIsNamed() {
        List<PatchedImage> images = List.of(image(80, 80, 8, 8));

        assertThatThrownBy(() -> new BlockSplits(images, 10, new SplitShares(0.1, 0), 3))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("no patches are left to validate on: 1 blocks of 10 × 10 patches are too few");
    }

    @Test
    void fewBlocksAreSharedSoThatEachSplitHasOne() throws IOException {
        Split[] splits = new BlockSplits(List.of(image(80, 80, 8, 8)), 5, new SplitShares(0.6, 0.3), 3).of(0);

        assertThat(count(splits, Split.SPLIT_TEST)).isEqualTo(50);
        assertThat(count(splits, Split.SPLIT_VALIDATION)).isEqualTo(25);
        assertThat(count(splits, Split.SPLIT_TRAIN)).isEqualTo(25);
    }

    private static long count(Split[] splits, Split split) {
        return Arrays.stream(splits).filter(split::equals).count();
    }

    private static PatchedImage image(int width, int height, int patch, int stride) {
        PatchGrid grid = PatchGrid.of(width, height, patch, stride);
        return new PatchedImage(
                "a",
                "a",
                PixelStore.onHeap(width, height, 1, new byte[width * height]),
                grid,
                new int[(int) grid.patches()],
                Optional.empty());
    }
}
