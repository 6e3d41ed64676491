/// Statistics of logs: collectors take events in one pass and end in a [io.binlogtool.format.stats.Report], which each renderer
/// shows in its own way. A report is sections of typed values, so that no renderer knows what a section is about.
package io.binlogtool.format.stats;
