/** Whether classifiers are judged right, how fast judgements are stored and read, and what they cost a training. */
package io.epochscope.benchmarks.judging;
