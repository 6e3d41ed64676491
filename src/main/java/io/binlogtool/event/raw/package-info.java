/// Events as they lie in the log: the cursor over them ([io.binlogtool.event.raw.EventReader]), the common header, the FORMAT_DESCRIPTION that tells
/// how to read the others, checksums, and reading on after damage. What is inside an event is left to package `event`.
package io.binlogtool.event.raw;
