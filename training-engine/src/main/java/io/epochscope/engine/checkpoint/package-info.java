/** States of a training on disk, from which it goes on as if it had never been interrupted. */
package io.epochscope.engine.checkpoint;
