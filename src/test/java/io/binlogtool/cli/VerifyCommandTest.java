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
        "bad-column-count     | at 1504 (Delete_rows): byte 251 starts no length-encoded integer",
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
                .extracting(Invocation::out).asString().contains(cut + ": at ").contains(": the compressed data ends early").contains(sound + ": ok");
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

    @Test
    void goesOnBehindALogThatIsNotThere() {
        Invocation verify = Invocation.of("verify", "testdata/nothing.000001", "testdata/gtid-off/binlog.000001");
        assertThat(verify.out()).isEqualTo("""
                testdata/nothing.000001: no such file
                testdata/gtid-off/binlog.000001: ok
                """);
        assertThat(verify.exit()).isEqualTo(ExitCode.DATA);
    }
}
