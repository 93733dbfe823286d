/** States of trainings on disk: kept, listed, sent, resumed from. */
package io.epochscope.trainer.checkpoint;
