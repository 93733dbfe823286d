/** Events to bytes and back. */
package io.epochscope.events.codec;
