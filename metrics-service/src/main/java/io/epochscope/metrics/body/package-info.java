/** Bounds how much a request may bring. */
package io.epochscope.metrics.body;
