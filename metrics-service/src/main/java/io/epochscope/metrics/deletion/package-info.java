/** Deletion of runs: on request, by age and by number; at once to those who look, little by little in the database. */
package io.epochscope.metrics.deletion;
