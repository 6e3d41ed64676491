package io.binlogtool.format.sql;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.binlogtool.event.Event;
import io.binlogtool.event.LoadDataEvent;
import io.binlogtool.event.QueryEvent;
import io.binlogtool.event.UserVarEvent;
import io.binlogtool.event.XaPrepareEvent;
import io.binlogtool.format.EventStatements;
import io.binlogtool.format.LoadDataFiles;
import io.binlogtool.format.SessionState;
import io.binlogtool.format.SqlText;
import io.binlogtool.format.UserVarText;
import io.binlogtool.io.ByteSink;

/// Statements of the log that are passed through as they are, each with the session that it ran in: default database, time, sql_mode, character
/// sets, and the values of variables that were logged in front of it.
final class PassedStatements {

    /// What an atomic CREATE TABLE … SELECT is logged with: it lets nothing but BINLOG statements follow, so it is left out.
    private static final String START_TRANSACTION = " START TRANSACTION";

    private final ByteSink out;
    private final Consumer<String> warnings;
    private final SqlSession rowSession;
    private final LoadDataFiles files;
    private final List<ByteSink> held = new ArrayList<>();
    private SessionState session;
    private UserVarText userVars;
    /// Of the statement before; -1 in front of the first.
    private long thread = -1;

    /// @param rowSession what statements on rows have pinned, and passed ones change
    PassedStatements(Path localLoad, SqlSession rowSession, ByteSink out, Consumer<String> warnings) {
        this.out = out;
        this.warnings = warnings;
        this.rowSession = rowSession;
        this.files = new LoadDataFiles(localLoad);
    }

    /// Keeps the value of a variable for the next statement. Values are small; what they are in need not outlive this call.
    void hold(Event event) {
        ByteSink text = new ByteSink();
        switch (event) {
            case Event.Intvar intvar -> {
                EventStatements.intvar(text, intvar);
                text.ascii(SqlText.DELIMITER);
            }
            case Event.Rand rand -> {
                EventStatements.rand(text, rand);
                text.ascii(SqlText.DELIMITER);
            }
            case UserVarEvent userVar -> {
                enter();
                userVars.write(text, userVar);
            }
            default -> throw new IllegalArgumentException("not held back: " + event.raw().type());
        }
        held.add(text);
    }

    /// Forgets what was kept for a statement that is left out.
    void dropHeld() {
        held.clear();
    }

    /// Whether the statement is a CREATE TABLE whose rows follow as events.
    static boolean startsTransaction(QueryEvent query) {
        long from = query.statement().size() - START_TRANSACTION.length();
        return query.startsWithIgnoreCase("CREATE TABLE") && query.startsWithIgnoreCase((int) from, START_TRANSACTION);
    }

    void write(QueryEvent query) {
        String path = null;
        if (query.loadFile() != null) {
            path = files.take(query.loadFile().fileId());
            if (path == null) {
                warnings.accept("at " + query.raw().position() + ": a LOAD DATA statement is left out, since its data is not in what was selected");
                return;
            }
        }
        enter();
        out.ascii("DELIMITER /*!*/;\n");
        held.forEach(out::put);
        held.clear();
        if (query.threadId() != thread) {
            // A temporary table of another session may have the name of a table that this statement is about.
            session.forgetThread();
            thread = query.threadId();
        }
        session.write(out, query);
        if (path != null) {
            EventStatements.load(out, query, path);
        } else {
            int left = startsTransaction(query) ? START_TRANSACTION.length() : 0;
            out.put(query.statement(), 0, (int) query.statement().size() - left);
        }
        out.put('\n');
        out.ascii(SqlText.DELIMITER);
        out.ascii("DELIMITER ;\n");
        rowSession.forget();
    }

    void write(XaPrepareEvent event) {
        EventStatements.xaPrepare(out, event);
        out.ascii(";\n");
    }

    void loadData(LoadDataEvent event) {
        if (event instanceof LoadDataEvent.Block block && !files.append(block)) {
            warnings.accept("at " + block.raw().position() + ": data of a LOAD DATA statement is left out, since its beginning was not selected");
        }
    }

    /// Where statements on rows came last, nothing is known of what earlier statements had set.
    private void enter() {
        if (session == null || rowSession.isPinned()) {
            session = new SessionState(false, false);
            userVars = new UserVarText(session, UserVarText.ALL_DIGITS);
        }
    }
}
