package pilotcity.portal.kernel.table.source.shapefile;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Encodings by the names in a {@code .cpg} and by the language byte of dBASE. */
final class CodePages {
    private static final Map<Integer, String> LANGUAGES = Map.ofEntries(
            Map.entry(0x01, "IBM437"),
            Map.entry(0x02, "IBM850"),
            Map.entry(0x03, "windows-1252"),
            Map.entry(0x4D, "GB18030"),
            Map.entry(0x4E, "x-windows-949"),
            Map.entry(0x4F, "Big5"),
            Map.entry(0x57, "windows-1252"),
            Map.entry(0x64, "IBM852"),
            Map.entry(0x65, "IBM866"),
            Map.entry(0x78, "Big5"),
            Map.entry(0x7A, "GB18030"),
            Map.entry(0x7B, "windows-31j"),
            Map.entry(0xC8, "windows-1250"),
            Map.entry(0xC9, "windows-1251"),
            Map.entry(0xCA, "windows-1254"),
            Map.entry(0xCB, "windows-1253"));

    private CodePages() {}

    /** The encoding that a language byte stands for. */
    static Optional<Charset> find(int language) {
        return Optional.ofNullable(LANGUAGES.get(language)).map(Charset::forName);
    }

    /** The encoding that the text of a {@code .cpg} names, in one of the ways that programs write it. */
    static Optional<Charset> find(String text) {
        String name = text.replace("\ufeff", "").strip().toUpperCase(Locale.ROOT);
        String number = name.replaceFirst("^(?:ANSI|OEM|CP|WINDOWS|X-WINDOWS|MS)[- ]?", "");
        return switch (number) {
            case "65001", "UTF8", "UTF-8", "UTF_8" -> Optional.of(StandardCharsets.UTF_8);
            case "936", "GBK", "GB2312", "GB18030", "54936" -> Optional.of(Charset.forName("GB18030"));
            case "950", "BIG5", "BIG-5" -> Optional.of(Charset.forName("Big5"));
            case "932" -> Optional.of(Charset.forName("windows-31j"));
            default -> named(number.matches("8859\\d{1,2}") ? "ISO-8859-" + number.substring(4) : iso(name, number));
        };
    }

    private static String iso(String name, String number) {
        if (name.matches("ISO[- ]?8859[- ]?\\d{1,2}")) {
            return "ISO-8859-" + name.replaceFirst("ISO[- ]?8859[- ]?", "");
        }
        return number.matches("125\\d") ? "windows-" + number : number.matches("\\d{3,4}") ? "IBM" + number : name;
    }

    private static Optional<Charset> named(String name) {
        try {
            return Charset.isSupported(name) ? Optional.of(Charset.forName(name)) : Optional.empty();
        } catch (IllegalCharsetNameException e) {
            return Optional.empty();
        }
    }
}
