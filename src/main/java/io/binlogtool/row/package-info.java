/// The rows of rows events: a cursor over them, and row images whose columns are located in the log but not copied.
package io.binlogtool.row;
