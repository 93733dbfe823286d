/** What the service says of itself: readiness and meters. */
package io.epochscope.metrics.health;
