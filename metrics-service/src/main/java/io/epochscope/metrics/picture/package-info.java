/** Small pictures, each content once. */
package io.epochscope.metrics.picture;
