/** Records that are no events, or no good ones. */
package io.epochscope.benchmarks.fuzz;
