/** For programs that train with DJL's own trainer. */
package io.epochscope.engine.listener;
