package io.binlogtool.value.json;

import static io.binlogtool.value.HexBytes.hex;
import static io.binlogtool.value.HexBytes.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import io.binlogtool.io.MalformedBinlogException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDiffsTest {

    private static final Map<String, Object> BEFORE = Map.of("a", 1L, "o", Map.of("x", "y"), "l", List.of(1L, 2L, 3L));
    private static final String BEFORE_TEXT = "{\"a\": 1, \"l\": [1, 2, 3], \"o\": {\"x\": \"y\"}}";

    @Test
    void readsAndAppliesWhatTheServerLogged() {
        Bytes bytes = hex("00 03 242e61 03 05 1600 | 00 05 242e6f2e78 04 0c 02 7a7a | 01 03 242e6e 05 0c 03 6e6577");

        JsonDiffs diffs = new JsonDiffs(bytes, 0, bytes.size());
        List<String> read = new ArrayList<>();
        while (diffs.next()) {
            read.add(diffs.functionName() + " " + bytes.utf8(diffs.pathAt(), diffs.pathLength()) + " "
                    + written(sink -> new JsonTextWriter(sink, JsonStyle.MYSQL).write(diffs.value())));
        }

        assertThat(read).containsExactly("JSON_REPLACE $.a 22", "JSON_REPLACE $.o.x \"zz\"", "JSON_INSERT $.n \"new\"");
        assertThat(text(new JsonDiffs(bytes, 0, bytes.size()).applyTo(tree(BEFORE))))
                .isEqualTo("{\"a\": 22, \"l\": [1, 2, 3], \"n\": \"new\", \"o\": {\"x\": \"zz\"}}");
    }

    @Test
    void noDiffsChangeNothing() {
        JsonDiffs diffs = new JsonDiffs(hex("ff"), 1, 0);

        assertThat(diffs.next()).isFalse();
        assertThat(text(diffs.applyTo(tree(BEFORE)))).isEqualTo(BEFORE_TEXT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "REPLACE; $;          9",
        "REPLACE; $.l[1];     {\"a\": 1, \"l\": [1, 9, 3], \"o\": {\"x\": \"y\"}}",
        "REPLACE; $.l[last];  {\"a\": 1, \"l\": [1, 2, 9], \"o\": {\"x\": \"y\"}}",
        "REPLACE; $.o;        {\"a\": 1, \"l\": [1, 2, 3], \"o\": 9}",
        "INSERT;  $.l[0];     {\"a\": 1, \"l\": [9, 1, 2, 3], \"o\": {\"x\": \"y\"}}",
        "INSERT;  $.l[3];     {\"a\": 1, \"l\": [1, 2, 3, 9], \"o\": {\"x\": \"y\"}}",
        "INSERT;  $.l[77];    {\"a\": 1, \"l\": [1, 2, 3, 9], \"o\": {\"x\": \"y\"}}",
        "INSERT;  $.l[last];  {\"a\": 1, \"l\": [1, 2, 9, 3], \"o\": {\"x\": \"y\"}}",
        "INSERT;  $.l[last-7]; {\"a\": 1, \"l\": [9, 1, 2, 3], \"o\": {\"x\": \"y\"}}",
        "INSERT;  $.o.b;      {\"a\": 1, \"l\": [1, 2, 3], \"o\": {\"b\": 9, \"x\": \"y\"}}",
        "INSERT;  $.\"k k\";  {\"a\": 1, \"l\": [1, 2, 3], \"o\": {\"x\": \"y\"}, \"k k\": 9}",
        "REMOVE;  $.l[0];     {\"a\": 1, \"l\": [2, 3], \"o\": {\"x\": \"y\"}}",
        "REMOVE;  $.o.x;      {\"a\": 1, \"l\": [1, 2, 3], \"o\": {}}"})
    void appliesAsMysqlDoes(JsonDiffOperation operation, String path, String after) {
        assertThat(text(apply(tree(BEFORE), diff(operation, path, 9L)))).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({
        "REPLACE, $.b", "REPLACE, $.l[3]", "REPLACE, $.l.x", "REPLACE, $.a[0]", "REPLACE, $[0]", "REPLACE, $.l[last-3]", "REPLACE, $.b.c",
        "INSERT, $", "INSERT, $.a", "INSERT, $.a.b", "INSERT, $.a[0]", "INSERT, $.l.x", "INSERT, $.l[3].x",
        "REMOVE, $", "REMOVE, $.b", "REMOVE, $.l[3]", "REMOVE, $.a.x"})
    void refusesWhatDoesNotApply(JsonDiffOperation operation, String path) {
        assertThatThrownBy(() -> apply(tree(BEFORE), diff(operation, path, 9L)))
                .isInstanceOf(MalformedBinlogException.class).hasMessageContaining("does not apply");
    }

    @Test
    void appliesInOrder() {
        JsonTree after = apply(tree(BEFORE),
                diff(JsonDiffOperation.REMOVE, "$.l[0]", null),
                diff(JsonDiffOperation.REPLACE, "$.l[0]", List.of(true)),
                diff(JsonDiffOperation.INSERT, "$.l[0][0]", "first"));

        assertThat(text(after)).isEqualTo("{\"a\": 1, \"l\": [[\"first\", true], 3], \"o\": {\"x\": \"y\"}}");
    }

    @Test
    void namesTheFunctionByTheEndOfThePath() {
        Bytes list = Bytes.copyOf(diff(JsonDiffOperation.INSERT, "$.l[0]", 1L));
        JsonDiffs diffs = new JsonDiffs(list, 0, list.size());

        assertThat(diffs.next()).isTrue();
        assertThat(diffs.functionName()).isEqualTo("JSON_ARRAY_INSERT");
    }

    @Test
    void refusesDocumentsThatDiffsMakeTooDeep() {
        Object deep = 1L;
        for (int i = 0; i < 100; i++) {
            deep = List.of(deep);
        }
        JsonTree tree = apply(tree(List.of(1L)), diff(JsonDiffOperation.REPLACE, "$[0]", deep));

        assertThatThrownBy(() -> text(tree)).isInstanceOf(MalformedBinlogException.class).hasMessageContaining("deep");
    }

    @Test
    void everyCutIsEitherAShorterListOrRefused() {
        byte[] list = diffs(diff(JsonDiffOperation.REPLACE, "$.a", "text"), diff(JsonDiffOperation.REMOVE, "$.o", null));
        int firstEnd = diff(JsonDiffOperation.REPLACE, "$.a", "text").length;
        for (int length = 1; length < list.length; length++) {
            Bytes cut = Bytes.copyOf(Arrays.copyOf(list, length));
            if (length == firstEnd) {
                assertThat(text(new JsonDiffs(cut, 0, length).applyTo(tree(BEFORE)))).contains("\"a\": \"text\"");
            } else {
                assertThatThrownBy(() -> new JsonDiffs(cut, 0, cut.size()).applyTo(tree(BEFORE))).isInstanceOf(MalformedBinlogException.class);
            }
        }
    }

    @Test
    void refusesUnknownOperations() {
        assertThatThrownBy(() -> new JsonDiffs(hex("03 01 24"), 0, 3).next()).isInstanceOf(MalformedBinlogException.class)
                .hasMessageContaining("operation");
    }

    @Test
    void refusesTheSameKeyTwice() {
        Bytes document = hex("00 0200 1800 1200 0100 1300 0100 04 0000 04 0000 6161 00000000");

        assertThatThrownBy(() -> JsonTree.of(JsonBinary.of(document, 0, document.size())))
                .isInstanceOf(MalformedBinlogException.class).hasMessageContaining("twice");
    }

    private static JsonTree apply(JsonTree before, byte[]... diffs) {
        Bytes list = Bytes.copyOf(diffs(diffs));
        return new JsonDiffs(list, 0, list.size()).applyTo(before);
    }

    private static byte[] diffs(byte[]... diffs) {
        ByteSink list = new ByteSink();
        for (byte[] diff : diffs) {
            list.put(diff);
        }
        return list.toByteArray();
    }

    private static byte[] diff(JsonDiffOperation operation, String path, Object value) {
        byte[] text = path.getBytes(StandardCharsets.UTF_8);
        ByteSink diff = new ByteSink();
        diff.put(operation.ordinal());
        diff.put(text.length);
        diff.put(text);
        if (operation != JsonDiffOperation.REMOVE) {
            byte[] document = JsonBinaryEncoder.encode(value, false);
            diff.put(252);
            diff.put(document.length & 0xff);
            diff.put(document.length >> 8);
            diff.put(document);
        }
        return diff.toByteArray();
    }

    private static JsonTree tree(Object document) {
        byte[] bytes = JsonBinaryEncoder.encode(document, false);
        return JsonTree.of(JsonBinary.of(Bytes.copyOf(bytes), 0, bytes.length));
    }

    private static String text(JsonTree tree) {
        return written(sink -> new JsonTextWriter(sink, JsonStyle.MYSQL).write(tree));
    }
}
