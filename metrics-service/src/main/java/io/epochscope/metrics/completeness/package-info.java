/** Whether every event that a run published is stored, and which are not. */
package io.epochscope.metrics.completeness;
