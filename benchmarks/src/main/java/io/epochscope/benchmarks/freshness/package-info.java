/** How soon findings show, and what judging costs. */
package io.epochscope.benchmarks.freshness;
