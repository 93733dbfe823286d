/** Bounds how many requests do at a time what takes memory or connections. */
package io.epochscope.metrics.permit;
