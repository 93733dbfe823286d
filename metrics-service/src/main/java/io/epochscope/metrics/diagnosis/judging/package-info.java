/** Judges runs while their events are stored, keeps what is found and tells others. */
package io.epochscope.metrics.diagnosis.judging;
