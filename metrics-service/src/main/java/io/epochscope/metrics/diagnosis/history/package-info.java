/** What is stored of a run, in the form in which rules look at it. */
package io.epochscope.metrics.diagnosis.history;
