package io.binlogtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyCommandTest {

    @Test
    void findsNothingWrongInSoundLogs() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("testdata"))) {
            List<String> logs = files.filter(file -> file.getFileName().toString().matches("binlog\\.\\d{6}")
                    || file.startsWith("testdata/old-servers") && file.toString().matches(".*\\.\\d{6}"))
                    .map(Path::toString).sorted().toList();
            assertThat(logs).hasSizeGreaterThan(20);
            for (String log : logs) {
                Invocation verify = Invocation.of("verify", log);
                assertThat(verify.out()).startsWith(log + ": ok");
                assertThat(verify.exit()).isEqualTo(ExitCode.OK);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "bad-column-count     | at 1504 (Delete_rows): byte 251 starts no length-encoded integer; 61 bytes unreadable",
        "bad-magic            | at 0: bad magic number: this is not a binary log; 3318 bytes unreadable",
        "cut-after-gtid       | at 1719 (Anonymous_Gtid): the log ends inside the transaction from 1719",
        "cut-after-table-map  | at 2347 (Table_map): the log ends inside the transaction from 2035",
        "cut-before-xid       | at 382 (Write_rows): the log ends inside the transaction from 158",
        "cut-in-body          | at 1504: the log ends inside this event: 38 of 61 bytes are there; 38 bytes unreadable",
        "cut-in-checksum      | at 1504: the log ends inside this event: 59 of 61 bytes are there; 59 bytes unreadable",
        "cut-in-format        | at 4: the log ends inside this event: 56 of 123 bytes are there; 56 bytes unreadable",
        "cut-in-header        | at 1504: the log ends inside an event's header: 15 of 19 bytes are there; 15 bytes unreadable",
        "empty                | at 0: the file is empty",
        "flipped-bit          | at 1504 (Delete_rows): wrong checksum: a7946fef is stored, a09dc733 is right; 61 bytes unreadable",
        "flipped-format       | at 4 (Format_desc): wrong checksum: cd689d45 is stored, 3baf2e35 is right; 123 bytes unreadable",
        "flipped-xid          | at 444 (Xid): wrong checksum: a0f9fc06 is stored, 068ef7b2 is right; 31 bytes unreadable",
        "garbage-tail         | at 3318: an event of 2420801183 bytes is too big: the limit is 1073741824; 90 bytes unreadable",
        "huge-length          | at 2347: an event of 2147483632 bytes is too big: the limit is 1073741824; 62 bytes unreadable",
        "no-format            | at 4 (Previous_gtids): the log does not begin with a FORMAT_DESCRIPTION event",
        "payload-damaged      | at 1025 (Transaction_payload): at offset 0 of the payload: ",
        "text-file            | at 0: bad magic number: this is not a binary log; 520 bytes unreadable",
        "tiny-length          | at 2347: corrupted data: an event of 7 bytes is shorter than its header; 62 bytes unreadable",
        "unknown-table-id     | at 1504 (Delete_rows): rows of table id 999999, which no table map of this statement described",
        "unknown-ignorable    | at 1659: an event of type 200, which the log's server does not write",
        "unknown-type         | at 1659: an event of type 200, which the log's server does not write",
        "zero-tail            | at 3318: corrupted data: an event of 0 bytes is shorter than its header; 200 bytes unreadable"})
    void tellsWhatIsDamagedAndWhere(String damage, String finding) {
        String log = "testdata/damaged/" + damage + ".000001";
        Invocation verify = Invocation.of("verify", log);
        assertThat(verify.out()).startsWith(log + ": " + finding).hasLineCount(1);
        assertThat(verify.exit()).isEqualTo(ExitCode.DATA);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "format-only       | ok (ends without STOP or ROTATE)",
        "magic-only        | ok (no events)",
        "in-use-cut        | ok (in use; its last 20 bytes are not yet a whole event; the log ends inside the transaction from 6590)"})
    void notesWhatNeedNotBeWrong(String log, String note) {
        String name = "testdata/damaged/" + log + ".000001";
        Invocation verify = Invocation.of("verify", name);
        assertThat(verify.out()).isEqualTo(name + ": " + note + "\n");
        assertThat(verify.exit()).isEqualTo(ExitCode.OK);
    }

    /// Compressed statements of MariaDB, say.
    @Test
    void notesWhatItCannotRead(@TempDir Path folder) throws IOException {
        String log = new LogBuilder().formatOfMariaDb().other(160, 0).other(165, 0).other(165, 0).write(folder).toString();
        Invocation verify = Invocation.of("verify", log);
        assertThat(verify.out()).isEqualTo(log + ": ok (at 283: events of type 165 of MariaDB (11.8.1-MariaDB) cannot be read yet: what is in them was not "
                + "checked; 1 more of the kind; ends without STOP or ROTATE)\n");
        assertThat(verify.exit()).isEqualTo(ExitCode.OK);
        assertThat(Invocation.of("verify", new LogBuilder().format(0).query("BEGIN").other(12, 0).xid().write(folder).toString()).out())
                .contains("events of type 12 (New_load) cannot be read: what is in them was not checked");
    }

    @Test
    void findsAMissingLog() {
        Invocation verify = Invocation.of("verify", "testdata/multi-file/binlog.000001", "testdata/multi-file/binlog.000003");
        assertThat(verify.out()).isEqualTo("""
                testdata/multi-file/binlog.000001: ok
                testdata/multi-file/binlog.000003: at 0: binlog.000001 goes on in binlog.000002, not in this log
                """);
        assertThat(verify.exit()).isEqualTo(ExitCode.DATA);
    }

    @Test
    void copiesMayHaveAnotherNameThanTheServersLogs(@TempDir Path folder) throws IOException {
        for (String number : List.of("1", "2", "3")) {
            Files.copy(Path.of("testdata/multi-file/binlog.00000" + number), folder.resolve("prod-binlog.00000" + number));
        }
        assertThat(Invocation.of("verify", folder + "/prod-binlog.000001", folder + "/prod-binlog.000002").exit()).isEqualTo(ExitCode.OK);
        assertThat(Invocation.of("verify", folder + "/prod-binlog.000001", folder + "/prod-binlog.000003").out())
                .contains("prod-binlog.000001 goes on in binlog.000002, not in this log");
    }

    @Test
    void aCompressedLogThatIsCutDoesNotKeepTheOthersFromBeingRead(@TempDir Path folder) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(compressed)) {
            Files.copy(Path.of("testdata/gtid-on/binlog.000002"), out);
        }
        Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(compressed.toByteArray(), compressed.size() / 2));
        String sound = "testdata/gtid-on/binlog.000001";
        assertThat(Invocation.of("verify", cut.toString(), sound)).returns(ExitCode.DATA, Invocation::exit)
                .extracting(Invocation::out).asString().contains(cut + ": at ").containsPattern(": the compressed data ends early; \\d+ bytes unreadable\n")
                .contains(sound + ": ok");
    }

    @Test
    void aLogMayBeJoinedToOneWithoutAFormat(@TempDir Path folder) throws IOException {
        Path joined = folder.resolve("joined");
        try (OutputStream out = Files.newOutputStream(joined)) {
            Files.copy(Path.of("testdata/damaged/no-format.000001"), out);
            Files.copy(Path.of("testdata/gtid-on/binlog.000001"), out);
        }
        assertThat(Invocation.of("verify", joined.toString()).out()).startsWith(joined + ": at 4 (Previous_gtids): the log does not begin with a ");
    }

    @Test
    void anIndexWithoutLogsIsNotSound(@TempDir Path folder) throws IOException {
        Path index = Files.createFile(folder.resolve("binlog.index"));
        assertThat(Invocation.of("verify", index.toString())).returns(ExitCode.DATA, Invocation::exit)
                .returns("ERROR: " + index + ": no logs are listed in it\n", Invocation::err);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gtid-on", "multi-file", "checksum-crc32"})
    void followsTheLogsOfAnIndex(String set) {
        assertThat(Invocation.of("verify", "testdata/" + set + "/binlog.index").exit()).isEqualTo(ExitCode.OK);
    }

    @Test
    void writesJson() {
        assertThat(Invocation.of("verify", "--format=json", "testdata/damaged/flipped-xid.000001").out()).isEqualTo(
                "{\"file\":\"testdata/damaged/flipped-xid.000001\",\"ok\":false,\"size\":3318,\"events\":46,\"transactions\":7,"
                        + "\"unreadable_bytes\":31,\"finding_count\":1,\"findings\":[{\"position\":444,\"type\":\"Xid\","
                        + "\"reason\":\"wrong checksum: a0f9fc06 is stored, 068ef7b2 is right\"}],\"notes\":[]}\n");
    }

    /// What lies behind is counted, but nothing is kept of it.
    @Test
    void aCompressedFileThatIsNoLogIsUnreadableToItsEnd(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("zeros.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 64; i++) {
                out.write(new byte[1 << 20]);
            }
        }
        assertThat(Invocation.of("verify", file.toString()).out())
                .isEqualTo(file + ": at 0: bad magic number: this is not a binary log; 67108864 bytes unreadable\n");
    }

    @Test
    void whatIsNotedOfManyEventsIsToldOnce(@TempDir Path folder) throws IOException {
        LogBuilder log = new LogBuilder().format(0);
        for (int i = 0; i < 3000; i++) {
            log.other(0, 0x80);
        }
        assertThat(verify(log, folder)).isEqualTo("ok (at 127: an event of type 0, which the log's server does not write, flagged ignorable; "
                + "2999 more of the kind; ends without STOP or ROTATE)");
    }

    private static String verify(LogBuilder log, Path folder) throws IOException {
        String file = log.write(folder).toString();
        return Invocation.of("verify", file).out().replace(file + ": ", "").strip();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "a\0b", "", ".."})
    void theNextLogMayHaveANameThatNoFileCanHave(String next, @TempDir Path folder) throws IOException {
        Path first = Files.write(folder.resolve("log.000001"), new LogBuilder().format(0).rotate(next).toByteArray());
        Path second = Files.write(folder.resolve("log.000002"), new LogBuilder().format(0).stop().toByteArray());
        assertThat(Invocation.of("verify", first.toString(), second.toString()).out()).startsWith(first + ": ok\n")
                .contains(second + ": at 0: log.000001 goes on in " + next.replace('\0', '\ufffd') + ", not in this log");
    }

    @Test
    void aLineOfAnIndexThatNamesNoFileIsTold(@TempDir Path folder) throws IOException {
        Path index = Files.writeString(folder.resolve("binlog.index"), "binlog.000001\na\0b\n");
        assertThat(Invocation.of("verify", index.toString())).returns(ExitCode.DATA, Invocation::exit)
                .returns("ERROR: " + index + ": line 2: is no name of a file\n", Invocation::err);
        assertThat(Invocation.of("verify", "a\0b").exit()).isEqualTo(ExitCode.DATA);
    }

    /// The two agree, whatever is wrong.
    @ParameterizedTest
    @ValueSource(strings = {"payload-damaged", "bad-column-count", "flipped-bit", "zero-tail", "cut-in-body"})
    void unreadableIsWhatSalvagePassesOver(String damage) {
        String log = "testdata/damaged/" + damage + ".000001";
        List<String> stats = Invocation.of("stats", "--salvage", "--format=csv", "--section=files", log).lines();
        int column = List.of(stats.get(0).split(",")).indexOf("unreadable_bytes");
        assertThat(Invocation.of("verify", "--format=json", log).out()).contains("\"unreadable_bytes\":" + stats.get(1).split(",")[column] + ",");
    }

    @Test
    void aDistanceIsFoundOnce(@TempDir Path folder) throws IOException {
        LogBuilder log = new LogBuilder().format(0).query("DROP TABLE t1");
        int from = log.size();
        int to = log.query("DROP TABLE t2").size();
        log.query("DROP TABLE t3").query("DROP TABLE t4").query("DROP TABLE t5").stop();
        byte[] all = log.toByteArray();
        byte[] less = Arrays.copyOf(all, all.length - (to - from));
        System.arraycopy(all, to, less, from, all.length - to);
        Path file = Files.write(folder.resolve("log"), less);
        assertThat(Invocation.of("verify", file.toString()).out()).isEqualTo(file + ": at 173 (Query): end_log_pos is 265, but the event ends at 219; "
                + "those behind it lie as far from where they say\n");
    }

    @Test
    void transactionsMayComeInAnyOrder(@TempDir Path folder) throws IOException {
        LogBuilder log = new LogBuilder().format(0).previousGtids(1);
        for (long gno : new long[] {3, 1, 2, 7, 6, 4, 5, Long.MAX_VALUE - 1, 8}) {
            log.gtid(gno, 0, 1).query("BEGIN").xid();
        }
        assertThat(verify(log.stop(), folder)).startsWith("ok");
    }

    @Test
    void findsWhatNoServerWrites(@TempDir Path folder) throws IOException {
        assertThat(verify(begun().gtid(2, 1, 2).query("BEGIN").xid().gtid(1, 2, 3).query("BEGIN").xid().stop(), folder))
                .endsWith(" (Gtid): a transaction of this GTID is in the log already");
        assertThat(verify(begun().gtid(2, 2, 2).query("BEGIN").xid().stop(), folder)).endsWith(" (Gtid): sequence_number 2 is not above last_committed 2");
        assertThat(verify(begun().query("BEGIN").xid().stop(), folder)).endsWith(" (Query): a transaction without a GTID event, which those before it have");
        assertThat(verify(begun().previousGtids(1).stop(), folder))
                .endsWith(" (Previous_gtids): PREVIOUS_GTIDS does not belong here, but right behind FORMAT_DESCRIPTION");
        assertThat(verify(begun().stop().gtid(2, 1, 2).query("BEGIN").xid(), folder)).contains(" (Gtid): the log goes on behind STOP at ");
        byte[] unplaced = begun().stop().toByteArray();
        Arrays.fill(unplaced, unplaced.length - 6, unplaced.length - 2, (byte) 0);
        Path file = Files.write(folder.resolve("log"), unplaced);
        assertThat(Invocation.of("verify", file.toString()).out()).contains(" (Stop): end_log_pos is 0, but the event ends at " + unplaced.length);
    }

    /// With its first transaction.
    private static LogBuilder begun() {
        return new LogBuilder().format(0).previousGtids(1).gtid(1, 0, 1).query("BEGIN").xid();
    }

    @Test
    void aRelayLogHoldsWhatItsSourceSentAgain(@TempDir Path folder) throws IOException {
        LogBuilder log = new LogBuilder().format(LogBuilder.RELAY_LOG).previousGtids(1).gtid(1, 0, 1).query("BEGIN").xid().rotate("log.000002")
                .previousGtids(2).gtid(1, 0, 1).query("BEGIN").xid();
        assertThat(verify(log.rotate("relay.000002"), folder)).isEqualTo("ok");
    }

    /// Its replica was stopped before it could name the next relay log.
    @Test
    void whereTheSourceGoesOnSaysNothingOfRelayLogs(@TempDir Path folder) throws IOException {
        LogBuilder relay = new LogBuilder().format(LogBuilder.RELAY_LOG);
        int rotate = relay.size();
        byte[] log = relay.rotate("binlog.000009").stop().toByteArray();
        log[rotate + 5] = 2;
        Path first = Files.write(folder.resolve("relay.000001"), log);
        Path second = Files.write(folder.resolve("relay.000002"), new LogBuilder().format(LogBuilder.RELAY_LOG).stop().toByteArray());
        assertThat(Invocation.of("verify", first.toString(), second.toString()).out()).isEqualTo(first + ": ok\n" + second + ": ok\n");
    }

    @Test
    void goesOnBehindALogThatIsNotThere() {
        Invocation verify = Invocation.of("verify", "testdata/nothing.000001", "testdata/gtid-off/binlog.000001");
        assertThat(verify.out()).isEqualTo("""
                testdata/nothing.000001: no such file
                testdata/gtid-off/binlog.000001: ok
                """);
        assertThat(verify.exit()).isEqualTo(ExitCode.DATA);
    }

    /// Servers before 5.1.28 wrote no BEGIN for what was committed by itself.
    @ParameterizedTest
    @CsvSource({"5.0.30, true", "5.1.22, true", "5.1.28, false", "9.7.0, false"})
    void commitsWithoutBeginAreOfOldServers(String version, boolean isSound, @TempDir Path folder) throws IOException {
        Path xid = new LogBuilder().formatOf(version).query("INSERT INTO t VALUES (1)").xid().write(folder);
        assertThat(Invocation.of("verify", xid.toString()).exit()).isEqualTo(isSound ? ExitCode.OK : ExitCode.DATA);
        Path rows = new LogBuilder().formatOf(version).insertFloat("d", "t", 1).write(folder);
        assertThat(Invocation.of("verify", rows.toString()).exit()).isEqualTo(isSound ? ExitCode.OK : ExitCode.DATA);
    }
}
