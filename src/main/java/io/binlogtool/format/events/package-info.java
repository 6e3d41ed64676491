/// One line an event, with the columns and the text of SHOW BINLOG EVENTS.
package io.binlogtool.format.events;
