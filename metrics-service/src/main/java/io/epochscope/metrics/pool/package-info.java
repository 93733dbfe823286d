/** Which connections the pool keeps. */
package io.epochscope.metrics.pool;
