/** What is known of scenes, and which of their patches and scores are meant. */
package io.epochscope.metrics.scene;
