package pilotcity.portal.kernel.table.source.sheet;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the number format of a cell says its number is (ECMA-376 part 1, clauses 18.8.30 and 18.8.31).
 *
 * @param digits how many a whole number is filled up to with zeros; 0 for as many as it has
 */
record NumberFormat(Meaning meaning, int digits) {
    static final NumberFormat GENERAL = new NumberFormat(Meaning.NUMBER, 0);

    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.");
    private static final Pattern ELAPSED = Pattern.compile("(?i)\\[(?:h+|m+|s+)\\]");
    private static final Pattern BRACKETS = Pattern.compile("\\[[^\\]]*\\]");
    private static final Pattern ZEROS = Pattern.compile("0{2,30}");
    private static final Pattern HALVES = Pattern.compile("(?i)AM/PM|A/P|上午/下午");
    private static final Pattern MINUTES = Pattern.compile("h+[^a-z]*m+|m+[^a-z]*s");

    enum Meaning {
        NUMBER,
        DATE,
        TIME,
        DATE_AND_TIME,
        /** Hours that may be more than a day has. */
        ELAPSED
    }

    /** The format that a number stands for without a code in the file; those of East Asia are dates, too. */
    static NumberFormat builtIn(int id) {
        return switch (id) {
            case 14, 15, 16, 17 -> new NumberFormat(Meaning.DATE, 0);
            case 18, 19, 20, 21, 45, 47 -> new NumberFormat(Meaning.TIME, 0);
            case 22 -> new NumberFormat(Meaning.DATE_AND_TIME, 0);
            case 46 -> new NumberFormat(Meaning.ELAPSED, 0);
            case 32, 33, 34, 35, 55, 56 -> new NumberFormat(Meaning.TIME, 0);
            case 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58 -> new NumberFormat(Meaning.DATE, 0);
            default -> GENERAL;
        };
    }

    static NumberFormat of(String code) {
        String bare = LITERAL.matcher(code).replaceAll("");
        bare = bare.contains(";") ? bare.substring(0, bare.indexOf(';')) : bare;
        if (ELAPSED.matcher(bare).find()) {
            return new NumberFormat(Meaning.ELAPSED, 0);
        }
        bare = BRACKETS.matcher(bare).replaceAll("").strip().toLowerCase(Locale.ROOT);
        if (ZEROS.matcher(bare).matches()) {
            return new NumberFormat(Meaning.NUMBER, bare.length());
        }
        if (bare.contains("general") || bare.contains("通用") || bare.equals("@")) {
            return GENERAL;
        }
        return new NumberFormat(meaning(HALVES.matcher(bare).replaceAll("h")), 0);
    }

    private static Meaning meaning(String code) {
        boolean time = code.indexOf('h') >= 0 || code.indexOf('s') >= 0;
        Matcher minutes = MINUTES.matcher(code);
        String others = minutes.replaceAll("");
        boolean date = code.indexOf('y') >= 0 || code.indexOf('d') >= 0 || (others.indexOf('m') >= 0 && !time);
        if (date) {
            return time ? Meaning.DATE_AND_TIME : Meaning.DATE;
        }
        return time ? Meaning.TIME : Meaning.NUMBER;
    }
}
