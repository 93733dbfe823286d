/** Events that this service itself publishes. */
package io.epochscope.metrics.publish;
