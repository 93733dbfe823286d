/** Predicts with models that have been trained and saved. */
package io.epochscope.engine.prediction;
