/** Reads the query parameters of HTTP requests. */
package io.epochscope.metrics.parameter;
