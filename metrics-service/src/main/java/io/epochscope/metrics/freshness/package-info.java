/** Lets clients keep answers until what they were made of has changed. */
package io.epochscope.metrics.freshness;
