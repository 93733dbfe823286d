package io.epochscope.engine.data.idx;

import io.epochscope.engine.catalogue.Fault;
import io.epochscope.events.v1.Split;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How many samples each split gets.
 *
 * <p>What a request leaves out: of files that bring their own test set a tenth is validated on, the rest trained on,
 * and all of the test set tested on. Of a single pair of files a fifth is validated on, the rest trained on, and
 * nothing tested on.
 *
 * @param train at the beginning of the files
 * @param validation at their end
 * @param test in the test files, or before the validation samples
 */
record IdxSizes(int train, int validation, int test) {

    private static final int OF_SEVERAL = 10;
    private static final int OF_ONE = 5;

    static IdxSizes of(IdxParameters parameters, IdxFolder folder) {
        int available = folder.source().size();
        boolean ownTest = folder.test().isPresent();
        int test = parameters.test() != null
                ? parameters.test()
                : folder.test().map(IdxPair::size).orElse(0);
        int shared = available - (ownTest ? 0 : test);
        int validation = parameters.validation() != null
                ? parameters.validation()
                : Math.max(
                        0,
                        Math.min(
                                shared / (ownTest ? OF_SEVERAL : OF_ONE),
                                parameters.train() != null ? shared - parameters.train() : shared));
        int train = parameters.train() != null ? parameters.train() : shared - validation;
        return new IdxSizes(train, validation, test);
    }

    /** The splits that get any. */
    Set<Split> splits() {
        Set<Split> splits = EnumSet.of(Split.SPLIT_TRAIN);
        if (validation > 0) {
            splits.add(Split.SPLIT_VALIDATION);
        }
        if (test > 0) {
            splits.add(Split.SPLIT_TEST);
        }
        return splits;
    }

    /** What is asked for and not there. */
    List<Fault> faults(IdxParameters parameters, IdxFolder folder) {
        List<Fault> faults = new ArrayList<>();
        int available = folder.source().size();
        if (folder.test().isPresent() && test > folder.test().get().size()) {
            faults.add(new Fault(
                    "test",
                    String.valueOf(test),
                    "at most %d: so many samples are there"
                            .formatted(folder.test().get().size())));
        }
        long taken = (long) train + validation + (folder.test().isPresent() ? 0 : test);
        if (taken > available || train < 1) {
            String field =
                    parameters.train() != null ? "train" : parameters.validation() != null ? "validation" : "test";
            int asked = parameters.train() != null ? train : parameters.validation() != null ? validation : test;
            faults.add(new Fault(
                    field,
                    String.valueOf(asked),
                    "sizes that leave at least 1 sample to train on and make at most %d together; asked for: %d to train, %d to validate, %d to test"
                            .formatted(available, train, validation, test)));
        }
        return faults;
    }
}
