package io.binlogtool.format.json;

/// Of which tables and databases changes of the definition are shown.
public interface DdlSelection {

    boolean includesTable(String database, String table);

    boolean includesDatabase(String database);
}
