/// The rules that a sound log follows, one class a subject, and the run that holds logs to them.
package io.binlogtool.pipeline.verify;
