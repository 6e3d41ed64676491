/// Events of binary log format version 4: the common header, one record for each kind of event, and the cursor that reads them.
///
/// Small events become records. The bodies of TABLE_MAP and rows events stay where they are, as views that the packages `schema` and `row` decode.
/// Offsets named `…At` count from the start of the event.
package io.binlogtool.event;
