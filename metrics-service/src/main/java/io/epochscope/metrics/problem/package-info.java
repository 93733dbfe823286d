/** Errors of the REST interface. */
package io.epochscope.metrics.problem;
