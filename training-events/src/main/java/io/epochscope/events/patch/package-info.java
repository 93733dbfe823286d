/** The arithmetic of chunks of patches, one for publishers and consumers. */
package io.epochscope.events.patch;
