/** Whether everything gets there when very much comes at once, or when the broker is away for a while. */
package io.epochscope.benchmarks.burst;
