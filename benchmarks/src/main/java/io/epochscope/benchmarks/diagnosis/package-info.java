/** Whether the diagnosis names the right cause of what is wrong with a run. */
package io.epochscope.benchmarks.diagnosis;
