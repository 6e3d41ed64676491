package io.binlogtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class EventsCommandTest {

    private static final Path TESTDATA = Path.of("testdata");
    private static final String COMPRESSED = "testdata/compressed/binlog.000001";

    /// `testdata/*/events/*.txt.gz` is what a MySQL 9.7 server answered to SHOW BINLOG EVENTS IN.
    @TestFactory
    List<DynamicTest> equalsShowBinlogEvents() throws IOException {
        try (Stream<Path> files = Files.walk(TESTDATA)) {
            List<Path> recorded = files.filter(file -> file.toString().matches(".*/events/[^/]+\\.txt\\.gz")).sorted().toList();
            assertThat(recorded).hasSizeGreaterThan(20);
            return recorded.stream().map(file -> DynamicTest.dynamicTest(TESTDATA.relativize(file).toString(), () -> {
                String log = file.getFileName().toString().replace(".txt.gz", "");
                Invocation events = Invocation.of("events", file.getParent().resolveSibling(log).toString());
                assertThat(events.err()).isEmpty();
                assertThat(new String(events.bytes(), StandardCharsets.ISO_8859_1)).isEqualTo(gunzip(file));
                assertThat(events.exit()).isEqualTo(ExitCode.OK);
            })).toList();
        }
    }

    private static String gunzip(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /// SHOW BINLOG EVENTS FROM the end of a compressed transaction begins behind it.
    @Test
    void beginsBehindACompressedTransaction() {
        assertThat(Invocation.of("events", "--from=533", "--limit=1", "testdata/compressed/binlog.000001").lines().getLast()).contains("\t533\tGtid\t");
    }

    @Test
    void limitCountsTheEventsInsideOfPayloadsAsTheServerDoes() {
        assertThat(Invocation.of("events", "--from=237", "--limit=4,2", COMPRESSED).out()).isEqualTo("""
                Log_name\tPos\tEvent_type\tServer_id\tEnd_log_pos\tInfo
                binlog.000001\t533\tXid\t1\t533\tCOMMIT /* xid=19 */
                binlog.000001\t533\tGtid\t1\t612\tSET @@SESSION.GTID_NEXT= 'b8c08872-e703-11f1-a4f5-02fc00000001:2'
                """);
    }

    @Test
    void beginsWithTheFirstEventBehindAPositionThatIsNone() {
        assertThat(Invocation.of("events", "--from=130", "--limit=1", COMPRESSED).out()).endsWith("""
                Info
                binlog.000001\t158\tGtid\t1\t237\tSET @@SESSION.GTID_NEXT= 'b8c08872-e703-11f1-a4f5-02fc00000001:1'
                """);
    }

    @Test
    void alignsColumns() {
        assertThat(Invocation.of("events", "--skip-batch", "--limit=1", COMPRESSED).out()).isEqualTo("""
                Log_name       Pos         Event_type             Server_id  End_log_pos  Info
                binlog.000001  4           Format_desc            1          127          Server ver: 9.7.4-2, Binlog ver: 4
                """);
    }

    @Test
    void showsTimes() {
        assertThat(Invocation.of("events", "--time", "--time-zone=+02:00", "--limit=1,2", COMPRESSED).out()).isEqualTo("""
                Log_name\tPos\tTime\tEvent_type\tServer_id\tEnd_log_pos\tInfo
                binlog.000001\t127\t2024-02-27 04:13:51\tPrevious_gtids\t1\t158\t
                binlog.000001\t158\t2024-02-27 04:14:21\tGtid\t1\t237\tSET @@SESSION.GTID_NEXT= 'b8c08872-e703-11f1-a4f5-02fc00000001:1'
                """);
        assertThat(Invocation.of("events", "--time", "--time-zone=UTC", "--skip-batch", "--limit=1", COMPRESSED).out()).isEqualTo("""
                Log_name       Pos         Time                 Event_type             Server_id  End_log_pos  Info
                binlog.000001  4           2024-02-27 02:13:51  Format_desc            1          127          Server ver: 9.7.4-2, Binlog ver: 4
                """);
    }

    /// In a payload each event has its own time; one without a time has none.
    @Test
    void timesAreThoseOfTheEvents(@TempDir Path folder) throws IOException {
        String log = new LogBuilder().format(0).at(1_700_000_000).query("BEGIN").write(folder).toString();
        assertThat(Invocation.of("events", "--time", "--time-zone=UTC", log).lines()).extracting(line -> line.split("\t")[2])
                .containsExactly("Time", "", "2023-11-14 22:13:20");
        assertThat(Invocation.of("events", "--time", COMPRESSED).lines()).hasSizeGreaterThan(100).allMatch(line -> line.split("\t")[2].length() >= 4);
    }

    /// What stands in tab-separated columns is the server's text, but for the name of a file, which no server gives so.
    @Test
    void controlCharactersDoNotReachTheScreen(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("b\u001b[31m.000001");
        Files.write(log, new LogBuilder().format(0).query("INSERT INTO d.t VALUES ('\u001b\n\u202e\u00e9')").toByteArray());
        String aligned = Invocation.of("events", "--skip-batch", log.toString()).out();
        assertThat(aligned).contains("b\ufffd[31m.000001 ", "VALUES ('\ufffd\\n\ufffd\u00e9')\n");
        assertThat(Invocation.of("events", log.toString()).out()).contains("b\ufffd[31m.000001\t", "VALUES ('\u001b\\n\u202e\u00e9')\n");
        for (String command : List.of("verify", "events --files", "events --files --skip-batch")) {
            String out = Invocation.of((command + " " + log).split(" ")).out();
            assertThat(out).contains("b\ufffd[31m.000001").doesNotContain("\u001b");
        }
    }

    @Test
    void listsFiles() {
        assertThat(Invocation.of("events", "--files", "--time-zone=UTC", "testdata/gtid-on/binlog.index").out()).isEqualTo("""
                Log_name\tFile_size\tEncrypted\tServer_version\tIn_use\tEvents\tFirst_time\tLast_time\tGtids
                binlog.000001\t12235\tNo\t9.7.4-2\tNo\t163\t2024-05-18 02:40:31\t2024-05-18 03:13:33\t11111111-2222-3333-4444-555555555555:5:7:migr:3,\
                abcdef01-2345-6789-abcd-ef0123456789:1:migr:300,e7bac618-e703-11f1-a0ed-02fc00000001:1-27:batch:1-3
                binlog.000002\t1317\tNo\t9.7.4-2\tNo\t15\t2024-05-18 03:11:31\t2026-11-23 06:05:46\te7bac618-e703-11f1-a0ed-02fc00000001:28-30
                """);
    }

    /// In a relay log the inner events of a compressed transaction stand where it ends in the file, and end where it ends in the source's log.
    @Test
    void aRelayLogShowsInnerEventsWhereTheyAre(@TempDir Path folder) throws IOException {
        byte[] own = new LogBuilder().format(LogBuilder.RELAY_LOG).toByteArray();
        byte[] source = Files.readAllBytes(Path.of(COMPRESSED));
        ByteArrayOutputStream relay = new ByteArrayOutputStream();
        relay.writeBytes(own);
        relay.write(source, 4, source.length - 4);
        Path file = Files.write(folder.resolve("relay"), relay.toByteArray());
        List<String> expected = places(Invocation.of("events", COMPRESSED).lines(), own.length - 4);
        assertThat(places(Invocation.of("events", file.toString()).lines(), 0).stream().skip(1)).containsExactlyElementsOf(expected);
    }

    /// Pos and End_log_pos.
    private static List<String> places(List<String> lines, int shift) {
        return lines.stream().skip(1).map(line -> line.split("\t")).map(columns -> Integer.parseInt(columns[1]) + shift + " " + columns[4]).toList();
    }

    @Test
    void refusesALimitThatIsNone() {
        Invocation events = Invocation.of("events", "--limit=x", COMPRESSED);
        assertThat(events.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(events.err()).contains("[OFFSET,]N");
    }
}
