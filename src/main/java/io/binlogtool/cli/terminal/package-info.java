/// What a command reads from and writes to, and who is looking on.
package io.binlogtool.cli.terminal;
