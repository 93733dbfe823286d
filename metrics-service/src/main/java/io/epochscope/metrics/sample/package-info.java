/** What networks make of single samples that are watched. */
package io.epochscope.metrics.sample;
