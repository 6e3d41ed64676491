/// The command line: one class a command.
package io.binlogtool.cli;
