package io.binlogtool.filter;

import io.binlogtool.filter.FilterRule.Action;
import io.binlogtool.filter.FilterRule.ColumnRule;
import io.binlogtool.filter.FilterRule.TableRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Reads the rules of a [MaxwellFilter] from text, once.
///
/// ```
/// rules   = { rule [","] }
/// rule    = ( "include" | "exclude" | "blacklist" ) ":" pattern "." pattern [ "." name "=" pattern ]
/// pattern = "*" | "/" regex "/" | name
/// name    = word | quoted
/// ```
///
/// White space may stand between any two parts. In quotes, a backslash escapes as in Java and the quote itself may be doubled. A regular
/// expression ends at the first slash without a backslash before it. Words may have letters, digits, `_`, `$` and `-`; those that are
/// values, also a point. Maxwell itself takes no doubled quotes, no `$`, no quoted columns, no point in a word and no sign before it.
final class MaxwellFilterParser {

    private static final String QUOTES = "`'\"";
    /// What a backslash and one of these letters stand for in quotes.
    private static final String ESCAPES = "abfnrtv";
    private static final String ESCAPED = "\u0007\b\f\n\r\t\u000b";

    private final String text;
    private int at;

    MaxwellFilterParser(String text) {
        this.text = text;
    }

    List<FilterRule> parse() {
        List<FilterRule> rules = new ArrayList<>();
        skipSpace();
        while (at < text.length()) {
            rules.add(parseRule());
            accept(',');
        }
        return rules;
    }

    private FilterRule parseRule() {
        Action action = parseAction();
        expect(':', "the rule");
        FilterPattern database = parsePattern("a database", false);
        expect('.', "the database");
        FilterPattern table = parsePattern("a table", false);
        if (!accept('.')) {
            return new TableRule(action, database, table);
        }
        String column = parseName("a column", false);
        expect('=', "the column");
        return new ColumnRule(action, database, table, column, nullIfNamed(parsePattern("a value", true)));
    }

    private Action parseAction() {
        int start = at;
        String word = word(false);
        skipSpace();
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "include" -> Action.INCLUDE;
            case "exclude" -> Action.EXCLUDE;
            case "blacklist" -> Action.BLACKLIST;
            default -> throw new FilterSyntaxException("expected a rule (include, exclude or blacklist) instead of " + found(start, word),
                    text, start);
        };
    }

    private FilterPattern parsePattern(String what, boolean value) {
        if (accept('*')) {
            return new FilterPattern.Anything();
        }
        return at < text.length() && text.charAt(at) == '/' ? parseRegex() : new FilterPattern.Literal(parseName(what, value));
    }

    /// Maxwell looks for NULL by what the pattern amounts to, in whatever case and form it was written.
    private static FilterPattern nullIfNamed(FilterPattern pattern) {
        boolean named = switch (pattern) {
            case FilterPattern.Literal literal -> literal.text().equalsIgnoreCase("null");
            case FilterPattern.Regex regex -> regex.pattern().pattern().equalsIgnoreCase("^null$");
            case FilterPattern.Anything _, FilterPattern.Null _ -> false;
        };
        return named ? new FilterPattern.Null() : pattern;
    }

    private FilterPattern parseRegex() {
        int start = at + 1;
        int end = text.indexOf('/', start);
        while (end > start && text.charAt(end - 1) == '\\') {
            end = text.indexOf('/', end + 1);
        }
        if (end < 0) {
            throw new FilterSyntaxException("the regular expression has no closing /", text, at);
        }
        String regex = text.substring(start, end);
        at = end + 1;
        skipSpace();
        if (regex.isEmpty()) {
            return new FilterPattern.Anything();
        }
        try {
            return new FilterPattern.Regex(Pattern.compile(regex));
        } catch (PatternSyntaxException e) {
            throw new FilterSyntaxException("invalid regular expression: " + e.getDescription(), text, start + Math.max(0, e.getIndex()));
        }
    }

    private String parseName(String what, boolean value) {
        int start = at;
        String name;
        if (at < text.length() && QUOTES.indexOf(text.charAt(at)) >= 0) {
            name = quoted();
        } else {
            name = word(value);
            if (name.isEmpty()) {
                throw new FilterSyntaxException("expected " + what + " instead of " + found(start, name), text, start);
            }
        }
        skipSpace();
        return name;
    }

    private String word(boolean value) {
        int start = at;
        while (at < text.length() && isWordCharacter(text.charAt(at), value)) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isWordCharacter(char c, boolean value) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '$' || c == '-' || c > 127
                || c == '.' && value;
    }

    private String quoted() {
        int start = at;
        char quote = text.charAt(at++);
        StringBuilder name = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == quote) {
                if (at == text.length() || text.charAt(at) != quote) {
                    return name.toString();
                }
                at++;
            } else if (c == '\\' && at < text.length()) {
                c = escaped();
            }
            name.append(c);
        }
        throw new FilterSyntaxException("the quoted name has no closing " + quote, text, start);
    }

    /// The character that the letter or the octal digits behind a backslash stand for.
    private char escaped() {
        char c = text.charAt(at++);
        if (c < '0' || c > '7') {
            int letter = ESCAPES.indexOf(c);
            return letter < 0 ? c : ESCAPED.charAt(letter);
        }
        int code = c - '0';
        for (int digits = c <= '3' ? 3 : 2; digits > 1 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '7'; digits--) {
            code = code * 8 + text.charAt(at++) - '0';
        }
        return (char) code;
    }

    /// Skips `c` and the white space behind it, if `c` is what comes next.
    private boolean accept(char c) {
        if (at == text.length() || text.charAt(at) != c) {
            return false;
        }
        at++;
        skipSpace();
        return true;
    }

    private void expect(char c, String behind) {
        int start = at;
        if (!accept(c)) {
            throw new FilterSyntaxException("expected " + c + " behind " + behind + " instead of " + found(start, ""), text, start);
        }
    }

    private String found(int start, String word) {
        return !word.isEmpty() ? word : start == text.length() ? "the end" : text.substring(start, text.offsetByCodePoints(start, 1));
    }

    private void skipSpace() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
    }
}
