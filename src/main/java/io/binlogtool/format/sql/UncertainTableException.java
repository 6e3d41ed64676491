package io.binlogtool.format.sql;

import io.binlogtool.format.OutputRefusedException;

/// The columns of a table are not known for certain, so that no SQL can be written for its rows.
public final class UncertainTableException extends OutputRefusedException {

    UncertainTableException(String database, String table, String reason) {
        super("no SQL can be written for the rows of " + database + "." + table + ": " + reason);
    }
}
