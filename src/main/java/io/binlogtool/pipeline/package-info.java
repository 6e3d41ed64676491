/// Runs: logs in, selected events to a sink, in order.
package io.binlogtool.pipeline;
