package io.binlogtool.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/// Makes the commands with the streams that they work on.
record CommandFactory(Streams streams) implements IFactory {

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == DumpCommand.class) {
            return type.cast(new DumpCommand(streams));
        }
        if (type == SqlCommand.class) {
            return type.cast(new SqlCommand(streams));
        }
        if (type == RollbackCommand.class) {
            return type.cast(new RollbackCommand(streams));
        }
        return CommandLine.defaultFactory().create(type);
    }
}
