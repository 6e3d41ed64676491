/// The events of binary log format version 4, one record for each kind: [io.binlogtool.event.EventDecoder] makes them of what package `raw` reads.
///
/// Small events become records. The bodies of TABLE_MAP and rows events stay where they are, as views that the packages `schema` and `row` decode.
/// Offsets named `…At` count from the start of the event.
package io.binlogtool.event;
