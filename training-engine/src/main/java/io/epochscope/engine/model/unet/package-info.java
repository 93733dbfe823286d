/** Networks that say something of every pixel. */
package io.epochscope.engine.model.unet;
