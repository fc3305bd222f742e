package pilotcity.portal.kernel.encoding;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;

/**
 * What is wrong with a text that should be JSON (RFC 8259), for whoever sent it: the place and the reason, in sentences
 * without what a library has to say to those who program with it.
 */
public final class JsonFault {
    private static final Pattern LIMIT =
            Pattern.compile("(?s)(\\w+ \\w+).*? \\(\\d+\\) exceeds the maximum allowed \\((\\d+).*");
    private static final Pattern DUPLICATE = Pattern.compile("(?s)Duplicate field '(.*?)'.*");
    private static final Pattern TOKEN = Pattern.compile("(?s)(?:Non-standard|Unrecognized) token '(.{1,40}?)'.*");
    private static final Pattern CHARACTER = Pattern.compile("(?s)Unexpected character \\('(.+?)' \\(code.*");
    private static final Pattern RANGE = Pattern.compile("(?s)Number (\\S{1,60}) is out of range.*");

    private JsonFault() {}

    public static Label of(JsonProcessingException e) {
        return of(e, null);
    }

    /** @param parser that was reading, for faults that do not say where they are; or null */
    public static Label of(JsonProcessingException e, @Nullable JsonParser parser) {
        Label reason = reason(e, String.valueOf(e.getOriginalMessage()));
        JsonLocation at = e.getLocation() == null && parser != null ? parser.currentLocation() : e.getLocation();
        return at == null || at.getLineNr() < 1
                ? reason
                : new Label(
                        "第 %,d 行第 %,d 列：%s".formatted(at.getLineNr(), at.getColumnNr(), reason.zh()),
                        "line %,d, column %,d: %s".formatted(at.getLineNr(), at.getColumnNr(), reason.en()));
    }

    private static Label reason(JsonProcessingException e, String said) {
        Matcher limit = LIMIT.matcher(said);
        if (limit.matches()) {
            return limit(limit.group(1), limit.group(2));
        }
        Matcher duplicate = DUPLICATE.matcher(said);
        if (duplicate.matches()) {
            String name = duplicate.group(1);
            return new Label("成员“" + name + "”出现两次", "the member '" + name + "' is given twice");
        }
        Matcher token = TOKEN.matcher(said);
        if (token.matches()) {
            String word = token.group(1);
            return new Label("“" + word + "”不是 JSON 的值", "'" + word + "' is not a value in JSON");
        }
        Matcher range = RANGE.matcher(said);
        if (range.matches()) {
            String number = range.group(1);
            return new Label(
                    "数字 " + number + " 超出可读取的范围", "the number " + number + " is out of the range that is read");
        }
        if (e instanceof JsonEOFException || said.startsWith("No content")) {
            return new Label("内容在 JSON 结束之前中断", "the text ends before the JSON is complete");
        }
        if (said.startsWith("Trailing token")) {
            return new Label("JSON 结束之后还有内容", "something follows after the end of the JSON");
        }
        Matcher character = CHARACTER.matcher(said);
        return character.matches()
                ? new Label("此处不应有“" + character.group(1) + "”", "'" + character.group(1) + "' is not expected here")
                : new Label("此处不是 JSON", "this is not JSON");
    }

    private static Label limit(String what, String most) {
        return switch (what) {
            case "Document nesting" ->
                new Label("嵌套超过 " + most + " 层", "values are nested more than " + most + " deep");
            case "String value" ->
                new Label("有一段文字超过 " + most + " 个字符", "a text has more than " + most + " characters");
            case "Number value" -> new Label("有一个数字超过 " + most + " 位", "a number has more than " + most + " digits");
            default -> new Label("内容过长，上限为 " + most, "something is longer than " + most + ", the most that is read");
        };
    }
}
