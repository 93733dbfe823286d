/** How patches were learnt over the epochs, and what that comes to. */
package io.epochscope.metrics.dynamics;
