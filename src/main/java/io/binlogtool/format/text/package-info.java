/// The text that mysqlbinlog prints, byte for byte: [io.binlogtool.format.text.TextFormatter] is its centre, with a class for each part of it.
package io.binlogtool.format.text;
