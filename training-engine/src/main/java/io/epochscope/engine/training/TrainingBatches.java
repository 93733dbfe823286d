package io.epochscope.engine.training;

import io.epochscope.engine.augmentation.Augmentation;
import io.epochscope.engine.augmentation.AugmentationParameters;
import io.epochscope.engine.batch.BatchAssembler;
import io.epochscope.engine.batch.BatchSource;
import io.epochscope.engine.batch.FeatureChange;

/** The batches that a run trains on, with its images augmented if it wants that. */
record TrainingBatches(TrainingPlan plan, BatchAssembler assembler) {

    /** Those of an epoch. */
    BatchSource of(int epoch) {
        AugmentationParameters augmentation = plan.learning().augmentation();
        if (!augmentation.changesImages()) {
            return assembler::assemble;
        }
        FeatureChange change = new Augmentation(
                augmentation, plan.data().sampleShape(), new RunSeeds(plan.seed()).augmentation(epoch));
        return (order, from, to, scope) -> assembler.assemble(order, from, to, scope, change);
    }
}
