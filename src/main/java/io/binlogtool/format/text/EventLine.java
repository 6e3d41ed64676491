package io.binlogtool.format.text;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

import io.binlogtool.event.raw.EventHeader;
import io.binlogtool.event.raw.RawEvent;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.Fragment;

/// The line that begins every event: `#<yymmdd> <h:mm:ss> server id <n>  end_log_pos <n> CRC32 0x<8 hex> `, then with `--hexdump` the event's
/// bytes. What the event itself says follows on the same line.
final class EventLine {

    private static final Fragment CHECKSUM = Fragment.of(" CRC32 0x");
    private static final String HEX_HEADING = "\n# Position  Timestamp   Type   Source ID        Size      Source Pos    Flags \n";
    private static final int HEX_LINE = 16;
    private static final int HEX_HALF = 8;
    private static final int HEX_FIELD_WIDTH = 48;
    private static final int POSITION_DIGITS = 8;

    private final TextOptions options;
    /// The start of the last line, up to `end_log_pos`: the events of a transaction mostly share it.
    private Fragment start;
    private long startSecond = -1;
    private long startServerId;

    EventLine(TextOptions options) {
        this.options = options;
    }

    void write(ByteSink out, RawEvent event) {
        EventHeader header = event.header();
        if (header.timestamp() != startSecond || header.serverId() != startServerId) {
            start = start(header);
            startSecond = header.timestamp();
            startServerId = header.serverId();
        }
        out.put(start);
        out.decimal(header.endLogPos());
        if (!event.hasChecksum() || event.format().checksum().trailerSize() == 0) {
            out.put(' ');
        } else {
            out.put(CHECKSUM);
            out.hex(event.checksum(), 8);
            out.put(' ');
        }
        if (options.hexdump()) {
            writeHexdump(out, event);
        }
    }

    /// `yymmdd hh:mm:ss`, the hour padded with a space.
    void writeStamp(ByteSink out, long second) {
        LocalDateTime time = localTime(second, options.zone());
        out.twoDigits(time.getYear() % 100);
        out.twoDigits(time.getMonthValue());
        out.twoDigits(time.getDayOfMonth());
        out.put(' ');
        if (time.getHour() < 10) {
            out.put(' ');
        }
        out.decimal(time.getHour());
        out.put(':');
        out.twoDigits(time.getMinute());
        out.put(':');
        out.twoDigits(time.getSecond());
    }

    private Fragment start(EventHeader header) {
        ByteSink text = new ByteSink();
        text.put('#');
        writeStamp(text, header.timestamp());
        text.ascii(" server id ");
        text.decimal(header.serverId() & options.serverIdMask());
        text.ascii("  end_log_pos ");
        return Fragment.of(text);
    }

    static LocalDateTime localTime(long second, ZoneId zone) {
        return LocalDateTime.ofEpochSecond(second, 0, zone.getRules().getOffset(Instant.ofEpochSecond(second)));
    }

    private static void writeHexdump(ByteSink out, RawEvent event) {
        Bytes bytes = event.bytes();
        out.ascii(HEX_HEADING);
        out.ascii("# ");
        out.hex(event.position(), positionDigits(event.position()));
        writeHeaderField(out, bytes, 0, 4, " ");
        writeHeaderField(out, bytes, 4, 5, "   ");
        writeHeaderField(out, bytes, 5, 9, "   ");
        writeHeaderField(out, bytes, 9, 13, "   ");
        writeHeaderField(out, bytes, 13, 17, "   ");
        writeHeaderField(out, bytes, 17, EventHeader.SIZE, "   ");
        out.put('\n');
        for (int at = EventHeader.SIZE; at < event.length(); at += HEX_LINE) {
            writeHexLine(out, event, at, Math.min(HEX_LINE, event.length() - at));
        }
        out.ascii("# ");
    }

    private static void writeHeaderField(ByteSink out, Bytes bytes, int from, int to, String separator) {
        out.ascii(separator);
        for (int at = from; at < to; at++) {
            if (at > from) {
                out.put(' ');
            }
            out.hex(bytes.u8(at), 2);
        }
    }

    private static void writeHexLine(ByteSink out, RawEvent event, int at, int count) {
        Bytes bytes = event.bytes();
        long position = event.position() + at;
        out.ascii("# ");
        out.hex(position, positionDigits(position));
        out.put(' ');
        int width = 0;
        for (int i = 0; i < count; i++) {
            if (i >= HEX_HALF) {
                out.put(' ');
            }
            out.hex(bytes.u8(at + i), 2);
            if (i < HEX_HALF) {
                out.put(' ');
            }
            width += 3;
        }
        for (; width < HEX_FIELD_WIDTH; width++) {
            out.put(' ');
        }
        out.ascii(" |");
        for (int i = 0; i < count; i++) {
            int b = bytes.u8(at + i);
            boolean alphanumeric = b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
            out.put(alphanumeric ? b : '.');
        }
        out.ascii("|\n");
    }

    private static int positionDigits(long position) {
        return Math.max(POSITION_DIGITS, (Long.SIZE - Long.numberOfLeadingZeros(position) + 3) / 4);
    }
}
