package io.binlogtool.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The expected times are those at which mysqlbinlog 9.7 stops for the same argument.
class DateTimeArgumentTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "2024-01-02 03:04:05", "2024-01-02T03:04:05", "2024-1-2 3:4:5", "24-01-02 03:04:05", "24.1.2 3:4:5",
        "2024/01/02 03:04:05", "2024.01.02 03.04.05", "2024^01^02 03@04@05", "2024-01-02-03:04:05", "2024-01-02 . 03:04:05",
        "  2024-01-02  03:04:05  ", "2024-01-02 003:4:5", "02024-01-02 03:04:05", "2024-001-02 03:04:05", "2024-01-02 03:04.5",
        "2024-01-02 03:04:05.", "2024-01-02 03:04:05.5", "2024-01-02 03:04:05.999999", "2024-01-02 03:04:05.9999999",
        "2024-01-02 03:04:05.5 .", "2024-01-02 03:04:05.123456.",
        "20240102030405", "240102030405", "20240102T030405", "20240102030405.7", "20240102030405.1234567", "20240102.030405",
    })
    void formsOfTheSameSecond(String text) {
        assertThat(DateTimeArgument.epochSeconds(text, ZoneOffset.UTC)).isEqualTo(1_704_164_645L);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-02 03:04, 2024-01-02T03:04:00Z",
        "2024-01-02 03:04:, 2024-01-02T03:04:00Z",
        "2024-01-02 03, 2024-01-02T03:00:00Z",
        "2401020304, 2024-01-02T03:04:00Z",
        "240102T0304, 2024-01-02T03:04:00Z",
        "24.01.02.03.04, 2024-01-02T03:04:00Z",
        "69-12-31 23:59:59, 2069-12-31T23:59:59Z",
        "70-01-01 00:00:01, 1970-01-01T00:00:01Z",
        "00-01-01 00:00:01, 2000-01-01T00:00:01Z",
        "00-00-00 00:00:01, 1999-11-30T00:00:01Z",
        "00-00-00 00:00:00, 1970-01-01T00:00:00Z",
        "2024-00-01 00:00:00, 2023-12-01T00:00:00Z",
        "2024-01-00 00:00:00, 2023-12-31T00:00:00Z",
        "2024-00-00 00:00:00, 2023-11-30T00:00:00Z",
        "2023-02-29 00:00:00, 2023-03-01T00:00:00Z",
        "2023-02-31 00:00:00, 2023-03-03T00:00:00Z",
        "2106-02-07 06:28:15, 2106-02-07T06:28:15Z",
        "2106-02-07 06:28:16, 2106-02-07T06:28:16Z",
    })
    void whatOtherFormsMean(String text, Instant instant) {
        assertThat(DateTimeArgument.epochSeconds(text, ZoneOffset.UTC)).isEqualTo(instant.getEpochSecond());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01 00:00:00", "1969-12-31 23:59:59", "124-01-02 03:04:05", "0001-01-01 00:00:00", "0000-00-00 00:00:00"})
    void timesBefore1970AreTheFirst(String text) {
        assertThat(DateTimeArgument.epochSeconds(text, ZoneOffset.UTC)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2024-01-02 03:04:05, 1704161045",
        "Europe/Berlin, 2024-03-31 01:59:59, 1711846799",
        "Europe/Berlin, 2024-03-31 02:30:00, 1711846800",
        "Europe/Berlin, 2024-03-31 03:00:00, 1711846800",
        "Europe/Berlin, 2024-10-27 01:59:59, 1729987199",
        "Europe/Berlin, 2024-10-27 02:00:00, 1729990800",
        "Europe/Berlin, 2024-10-27 02:59:59, 1729994399",
        "Europe/Berlin, 2024-10-27 03:00:00, 1729994400",
        "Europe/Berlin, 1970-01-01 00:30:00, 0",
        "Europe/Berlin, 1970-01-01 01:00:01, 1",
        "America/New_York, 2024-03-10 02:30:00, 1710054000",
        "America/New_York, 2024-11-03 01:30:00, 1730615400",
        "America/New_York, 1969-12-31 23:00:00, 14400",
        "Australia/Lord_Howe, 2024-04-07 01:45:00, 1712416500",
        "Australia/Lord_Howe, 2024-10-06 02:15:00, 1728143100",
        "Australia/Lord_Howe, 2024-10-06 02:30:00, 1728142200",
    })
    void zonesAndTheirClockChanges(ZoneId zone, String text, long epochSeconds) {
        assertThat(DateTimeArgument.epochSeconds(text, zone)).isEqualTo(epochSeconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "now", "0", "2024-01-02", "20240102", "2024-01-02T", "2024-01-02 ", "99991231T", "-2024-01-02 03:04:05",
        "2024-01-02t03:04:05", "2024-01-02 T03:04:05", "2024-01-02T 03:04:05",
        "2024 01-02 03:04:05", "2024-01-02 03: 04:05", "2024-01-02 03:04 ",
        "2024-01-02 03:04:05Z", "2024-01-02 03:04:05+00:00", "2024-01-02 03:04:05.5+01:00", "2024-01-02 03:04:05.5-", "2024-01-02 03:04:05 PM",
        "2024-01-02 03:04:05,5", "2024-01-02 03:04:05:", "2024-01-02 03:04:05 x", "2024-01-02 03:04:05.12a", "2024-01-02 03:04:05.1234567.",
        "2024-13-01 00:00:00", "2024-01-32 00:00:00", "2024-01-02 24:00:00", "2024-01-02 23:60:00", "2024-01-02 23:59:60",
        "10000-01-02 03:04:05",
        "99999999999999999999-01-02 03:04:05", "20240102 030405", "2024-01-02 030405", "2024-0102 03:04:05", "202401020304", "2024010203",
        "202401020304056", "20240102T03:04:05", "2024T01T02T03", "２０２４-01-02 03:04:05",
    })
    void incorrectArguments(String text) {
        assertThatThrownBy(() -> DateTimeArgument.epochSeconds(text, ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("Incorrect date and time argument: " + text);
    }

    @Property
    void formattedTimesComeBack(@ForAll("times") LocalDateTime time, @ForAll("patterns") String pattern, @ForAll("zones") ZoneId zone) {
        String text = DateTimeFormatter.ofPattern(pattern).format(time);

        long expected = ZonedDateTime.ofLocal(time, zone, null).withLaterOffsetAtOverlap().toEpochSecond();
        if (zone.getRules().getTransition(time) == null || !zone.getRules().getTransition(time).isGap()) {
            assertThat(DateTimeArgument.epochSeconds(text, zone)).isEqualTo(expected);
        }
    }

    @Property
    void anyOtherTextIsIncorrectOrATime(@ForAll("scraps") String text) {
        try {
            assertThat(DateTimeArgument.epochSeconds(text, ZoneOffset.UTC)).isNotNegative();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessage("Incorrect date and time argument: " + text);
        }
    }

    @Provide
    Arbitrary<LocalDateTime> times() {
        return Combinators.combine(Arbitraries.integers().between(1971, 2105), Arbitraries.integers().between(1, 365),
                Arbitraries.integers().between(0, 86_399))
                .as((year, day, second) -> LocalDateTime.of(year, 1, 1, 0, 0).plusDays(day - 1).plusSeconds(second));
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of("uuuu-MM-dd HH:mm:ss", "uuuu-MM-dd'T'HH:mm:ss", "uuuu-M-d H:m:s", "uuuuMMddHHmmss", "uuuuMMdd'T'HHmmss", 
                "u/M/d  H.m.s", "uuuu-MM-dd HH:mm:ss.SSS");
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "+05:45").map(ZoneId::of);
    }

    @Provide
    Arbitrary<String> scraps() {
        return Arbitraries.strings().withChars("0123456789 -:.T+x").ofMaxLength(24);
    }
}
