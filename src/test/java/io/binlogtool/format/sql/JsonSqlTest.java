package io.binlogtool.format.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.junit.jupiter.api.Test;

import io.binlogtool.format.OutputRefusedException;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.value.PackedDatetime;

class JsonSqlTest {

    private static final byte OPAQUE = 0x0f;
    private static final byte TIMESTAMP = 7;

    private static String timestamp(long datetime) {
        byte[] document = ByteBuffer.allocate(11).order(ByteOrder.LITTLE_ENDIAN).put(OPAQUE).put(TIMESTAMP).put((byte) Long.BYTES).putLong(datetime).array();
        ByteSink out = new ByteSink();
        new JsonSql(new SqlLiteral()).value(out, Bytes.copyOf(document), 0, document.length);
        return out.toString();
    }

    /// A session at -05:00 can store what is before 1970 there, and after it in UTC.
    @Test
    void refusesTimestampsThatUtcDoesNotHave() {
        assertThatThrownBy(() -> timestamp(PackedDatetime.of(1969, 12, 31, 20, 0, 0, 0))).isInstanceOf(OutputRefusedException.class)
                .hasMessageContaining("the TIMESTAMP 1969-12-31 20:00:00.000000");
        assertThatThrownBy(() -> timestamp(PackedDatetime.of(2038, 1, 19, 12, 14, 7, 0))).isInstanceOf(OutputRefusedException.class);
        assertThat(timestamp(PackedDatetime.of(2038, 1, 19, 3, 14, 7, 0))).contains("'2038-01-19 03:14:07.000000'");
        assertThat(timestamp(0)).contains("'0000-00-00 00:00:00.000000'");
    }
}
