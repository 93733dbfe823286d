package io.epochscope.engine.data.patches;

import io.epochscope.events.v1.Split;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Splits the patches of several images by spatial blocks, so that neighbours, which look alike, are not learned by
 * heart and then tested on (Roberts et al., "Cross-validation strategies for data with temporal, spatial, hierarchical,
 * or phylogenetic structure", 2017).
 *
 * <p>The blocks of all images are drawn in random order: whole ones for testing until the share of patches is reached,
 * then for validation, as long as a block is left for each split; the rest is trained on. Where patches overlap, those
 * that share pixels with one of another split are left out: training patches rather than validation patches, and these
 * rather than test patches.
 */
public final class BlockSplits {

    private final List<PatchedImage> images;
    private final int side;
    private final List<Split[]> splits;

    /**
     * Draws the splits.
     *
     * @param side of a block in patches, at least 1
     * @throws IOException if a split that has a share gets no patch; the message says which, and what to change
     */
    public BlockSplits(List<PatchedImage> images, int side, SplitShares shares, long seed) throws IOException {
        this.images = images;
        this.side = side;
        splits = images.stream().map(image -> new Split[image.classes().length]).toList();
        List<Block> blocks = blocks();
        // Mixed, because Random begins alike for seeds that are close.
        Collections.shuffle(blocks, new Random(new SplittableRandom(seed).nextLong()));
        long patches = blocks.stream().mapToLong(Block::patches).sum();
        int test = draw(blocks, 0, shares.count() - 1, wanted(shares.test(), patches), Split.SPLIT_TEST);
        int validation = draw(blocks, test, 1, wanted(shares.validation(), patches), Split.SPLIT_VALIDATION);
        draw(blocks, validation, 0, patches, Split.SPLIT_TRAIN);
        for (int image = 0; image < images.size(); image++) {
            guard(image);
        }
        require(Split.SPLIT_TRAIN, "train", blocks.size());
        if (shares.validation() > 0) {
            require(Split.SPLIT_VALIDATION, "validate", blocks.size());
        }
        if (shares.test() > 0) {
            require(Split.SPLIT_TEST, "test", blocks.size());
        }
    }

    /**
     * The splits of one image's patches, row by row; null for those that belong to none.
     *
     * @param image by its place in the list
     */
    public Split[] of(int image) {
        return splits.get(image);
    }

    private record Block(int image, int fromRow, int fromColumn, int patches) {}

    /** Those that have a patch with a class. */
    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (int image = 0; image < images.size(); image++) {
            PatchGrid grid = images.get(image).grid();
            for (int row = 0; row < grid.rows(); row += side) {
                for (int column = 0; column < grid.columns(); column += side) {
                    int patches = visit(image, row, column, null);
                    if (patches > 0) {
                        blocks.add(new Block(image, row, column, patches));
                    }
                }
            }
        }
        return blocks;
    }

    /** At least one of what has a share at all. */
    private static long wanted(double share, long patches) {
        return share > 0 ? Math.max(1, Math.round(patches * share)) : 0;
    }

    /** Draws blocks from {@code from} on, as long as some are left for the other splits. */
    private int draw(List<Block> blocks, int from, int left, long wanted, Split split) {
        long drawn = 0;
        int next = from;
        while (next < blocks.size() - left && drawn < wanted) {
            Block block = blocks.get(next++);
            drawn += visit(block.image(), block.fromRow(), block.fromColumn(), split);
        }
        return next;
    }

    /** Counts the patches of a block that have a class, and puts them in a split unless that is null. */
    private int visit(int image, int fromRow, int fromColumn, Split split) {
        PatchGrid grid = images.get(image).grid();
        int[] classes = images.get(image).classes();
        int patches = 0;
        int toRow = (int) Math.min(grid.rows(), (long) fromRow + side);
        int toColumn = (int) Math.min(grid.columns(), (long) fromColumn + side);
        for (int row = fromRow; row < toRow; row++) {
            for (int column = fromColumn; column < toColumn; column++) {
                int place = row * grid.columns() + column;
                if (classes[place] != PatchedImage.NO_CLASS) {
                    patches++;
                    splits.get(image)[place] = split;
                }
            }
        }
        return patches;
    }

    private void guard(int image) {
        PatchGrid grid = images.get(image).grid();
        if (grid.reach() > 0) {
            leaveOut(image, Split.SPLIT_VALIDATION, Split.SPLIT_TEST);
            leaveOut(image, Split.SPLIT_TRAIN, Split.SPLIT_TEST);
            leaveOut(image, Split.SPLIT_TRAIN, Split.SPLIT_VALIDATION);
        }
    }

    private void leaveOut(int image, Split left, Split kept) {
        PatchGrid grid = images.get(image).grid();
        Split[] of = splits.get(image);
        PatchWindow near = new PatchWindow(grid.rows(), grid.columns(), place -> of[place] == kept);
        for (int place = 0; place < of.length; place++) {
            if (of[place] == left && near.anyNear(place, grid.reach())) {
                of[place] = null;
            }
        }
    }

    private void require(Split split, String purpose, int blocks) throws IOException {
        if (splits.stream().flatMap(Arrays::stream).noneMatch(split::equals)) {
            throw new IOException(
                    "no patches are left to %s on: %d blocks of %d × %d patches are too few for these shares, or what they leave is within reach of overlapping patches; choose smaller blocks, another share or a larger stride"
                            .formatted(purpose, blocks, side, side));
        }
    }
}
