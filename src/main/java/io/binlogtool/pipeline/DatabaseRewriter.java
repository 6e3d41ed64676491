package io.binlogtool.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.binlogtool.event.Event;
import io.binlogtool.event.EventDecoder;
import io.binlogtool.event.EventRewriter;
import io.binlogtool.event.QueryEvent;
import io.binlogtool.event.TableMapEvent;

/// `--rewrite-db`: gives table maps and the default database of statements another name, before anything else looks at them.
final class DatabaseRewriter implements AutoCloseable {

    private final Map<String, String> names;
    private final EventRewriter rewriter = new EventRewriter();

    DatabaseRewriter(Map<String, String> names) {
        this.names = names;
    }

    Event rewrite(Event event) {
        if (names.isEmpty()) {
            return event;
        }
        return switch (event) {
            case TableMapEvent map when names.containsKey(map.database()) ->
                EventDecoder.decode(rewriter.withDatabase(map, newName(map.database())));
            case QueryEvent query when names.containsKey(query.database()) ->
                EventDecoder.decode(rewriter.withDatabase(query, newName(query.database())));
            default -> event;
        };
    }

    private byte[] newName(String name) {
        return names.get(name).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        rewriter.close();
    }
}
