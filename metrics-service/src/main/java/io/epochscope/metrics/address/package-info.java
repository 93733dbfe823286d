/** Where browsers reach the service. */
package io.epochscope.metrics.address;
