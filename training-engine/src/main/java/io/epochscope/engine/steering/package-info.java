/** What rules that watch a training from outside ask of it while it runs. */
package io.epochscope.engine.steering;
