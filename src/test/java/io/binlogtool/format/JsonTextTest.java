package io.binlogtool.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.binlogtool.io.ByteSink;
import io.binlogtool.io.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class JsonTextTest {

    @Property
    void base64IsJavas(@ForAll @Size(max = 7000) byte[] bytes, @ForAll @IntRange(max = 5) int padding) {
        ByteSink sink = new ByteSink();
        JsonText.base64(sink, Bytes.copyOf(bytes), 0, bytes.length, bytes.length + padding);
        assertThat(sink).hasToString('"' + Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, bytes.length + padding)) + '"');
    }

    @Property
    void stringsComeBack(@ForAll String text) throws JsonProcessingException {
        ByteSink sink = new ByteSink();
        JsonText.string(sink, text);
        // A lone surrogate is no character, and becomes a question mark.
        String valid = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(new ObjectMapper().readValue(sink.toString(), String.class)).isEqualTo(valid);
    }

    @Example
    void onlyWhatMustBeIsEscaped() {
        ByteSink sink = new ByteSink();
        JsonText.string(sink, "/ é \" \\ \n \u001f");
        assertThat(sink).hasToString("\"/ é \\\" \\\\ \\n \\u001F\"");
    }
}
