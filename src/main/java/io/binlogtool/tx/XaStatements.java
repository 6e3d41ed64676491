package io.binlogtool.tx;

import java.nio.charset.StandardCharsets;

import io.binlogtool.event.QueryEvent;

/// XA statements as the server writes them: `XA START X'6162',X'',1`.
public final class XaStatements {

    private static final String ONE_PHASE = " ONE PHASE";

    private XaStatements() {
    }

    /// Whether the statement ends an XA transaction that was prepared, perhaps long before: XA COMMIT or XA ROLLBACK.
    public static boolean isSecondPhase(QueryEvent query) {
        return query.startsWith("XA COMMIT") || query.startsWith("XA ROLLBACK");
    }

    /// The XID of such a statement in the form `X'6162',X'',1`; what stands there if it has another form.
    public static String xid(QueryEvent query) {
        String text = new String(query.statement().array(0, (int) query.statement().size()), StandardCharsets.ISO_8859_1);
        String xid = text.substring(Math.max(0, text.indexOf("X'")));
        return xid.endsWith(ONE_PHASE) ? xid.substring(0, xid.length() - ONE_PHASE.length()) : xid;
    }
}
