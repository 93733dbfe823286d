/** Pictures of scenes, put together from their tiles. */
package io.epochscope.metrics.tile;
