/** A run as one page that needs nothing else: to be looked at, kept and sent on. */
package io.epochscope.metrics.report;
