/** What epochs came to, as a whole, per split and per step. */
package io.epochscope.metrics.epoch;
