/** Maps of scenes: what a metric says of each patch, read as a grid and drawn as a picture. */
package io.epochscope.metrics.map;
