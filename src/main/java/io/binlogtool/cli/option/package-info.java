/// The options of the command line: how they are declared, those that commands share, and what their values stand for.
package io.binlogtool.cli.option;
