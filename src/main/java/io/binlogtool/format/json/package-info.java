/// JSON, one object a line: rows in the form of Maxwell, the CDC daemon ([MaxwellFormatter]), or every event with all its fields
/// ([EventsFormatter]).
package io.binlogtool.format.json;
