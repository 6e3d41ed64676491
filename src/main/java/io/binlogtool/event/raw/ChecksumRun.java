package io.binlogtool.event.raw;

import java.util.zip.CRC32;

import io.binlogtool.io.Bytes;
import io.binlogtool.io.LogInput;

/// Checks small events many at a time: one CRC-32 over a run of them tells whether the checksums of all are right.
///
/// The CRC-32 of an event together with its own checksum is [#RESIDUE], whatever the event. And a CRC is linear: the CRC-32 of a run of sound events
/// is the exclusive-or, over all of them, of what that constant becomes when the bytes that follow in the run are zeros. So it can be told from
/// the lengths of the events alone. A run with one damaged event in it never passes, exactly as if each had been computed, because multiplication by x
/// can be undone modulo the polynomial; several damaged events make up for each other as rarely as damage in one does, once in 2^32.
/// A run that does not pass says nothing of its events: they are looked at one by one.
///
/// Computing is fast only over many bytes. An event of 160 bytes takes the JVM's own code longer for the few bytes in front and behind than for the rest.
final class ChecksumRun {

    /// How many bytes are taken at most: small enough to be in the core's nearest cache when the events are decoded.
    private static final int SPAN = 1 << 14;
    /// The largest event with which a run is begun.
    private static final int LARGEST = SPAN >> 3;
    /// The CRC-32 of anything that ends in its own CRC-32.
    private static final int RESIDUE = 0x2144df1c;
    /// The polynomial, bits reversed.
    private static final int POLYNOMIAL = 0xedb88320;

    private final CRC32 crc = new CRC32();
    /// What [#RESIDUE] becomes in front of so many zero bytes; null until it is needed.
    private int[] residues;
    private final int[] ends = new int[SPAN / EventHeader.SIZE];

    private LogInput log;
    /// Where the next event of the run begins, and where the run ends.
    private long next;
    private long end;
    private boolean sound;

    /// Whether the event is part of a run that is sound. Meant to be asked of one event after the other; false says nothing of the event.
    boolean proves(RawEvent event) {
        long position = event.log() == null ? -1 : event.log().positionAhead(event.bytes());
        if (position < 0 || event.type() == EventType.FORMAT_DESCRIPTION) {
            return false;
        }
        if (event.log() != log || position < next || position >= end) {
            if (event.length() > LARGEST) {
                return false;
            }
            begin(event.log(), position);
        }
        if (position != next) {
            return false; // somebody went on in the middle of an event
        }
        next += event.length();
        return sound;
    }

    private void begin(LogInput newLog, long position) {
        log = newLog;
        next = position;
        Bytes run = newLog.ahead(position, SPAN);
        int count = 0;
        int size = 0;
        while (run.size() - size >= EventHeader.SIZE) {
            long length = run.u32(size + EventHeader.LENGTH_AT);
            if (length < EventHeader.SIZE || length > run.size() - size
                    || run.u8(size + EventHeader.TYPE_AT) == EventType.FORMAT_DESCRIPTION.code()) {
                break;
            }
            size += (int) length;
            ends[count++] = size;
        }
        end = position + size;
        sound = computed(run, size) == expected(count, size);
    }

    private int computed(Bytes run, int size) {
        crc.reset();
        run.update(crc, 0, size, null);
        return (int) crc.getValue();
    }

    private int expected(int count, int size) {
        if (residues == null) {
            residues = residues();
        }
        int expected = 0;
        for (int i = 0; i < count; i++) {
            expected ^= residues[size - ends[i]];
        }
        return expected;
    }

    private static int[] residues() {
        int[] behindByte = new int[1 << Byte.SIZE];
        for (int i = 0; i < behindByte.length; i++) {
            int remainder = i;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                remainder = remainder >>> 1 ^ POLYNOMIAL & -(remainder & 1);
            }
            behindByte[i] = remainder;
        }
        int[] residues = new int[SPAN + 1];
        residues[0] = RESIDUE;
        for (int i = 0; i < SPAN; i++) {
            residues[i + 1] = residues[i] >>> Byte.SIZE ^ behindByte[residues[i] & 0xff];
        }
        return residues;
    }
}
