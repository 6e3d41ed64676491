/// What is known of tables: the column types and metadata that the log carries ([TableMap]), and the definitions that DDL gives.
package io.binlogtool.schema;
