package pilotcity.portal.suggestion.place.gazetteer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How plausible it is that Latin letters are the name of a place: Tianhe, less so tianhe, hardly tian he, which as it
 * sounds may be other words; Shanghai noodles are no place, and Mr Chaoyang is a man.
 */
final class LatinPlausibility {
    private static final double FULL = 0.96;
    private static final double EVERYDAY = 0.04;
    private static final int REACH = 14;

    private static final Pattern ROAD = Pattern.compile(
            "(?:north|south|east|west|middle|1st|2nd|3rd|\\d+th)?(?:road|street|avenue|lane|rd|ave|lu|dadao|jie)");

    /** What is named like a place all over the country. */
    private static final Pattern LOCAL =
            Pattern.compile("(?:mall|estate|gardens?|creek|bridge|school|village|community|tower|"
                    + "plaza|hotel|junction|crossroads?|university|college|park|flyover|li|courtyard|square|hospital)");

    private static final Pattern GOODS = Pattern.compile(
            "(?:noodles?|duck|beer|restaurant|cuisine|food|style|bank|dish|chicken|hotpot|cabbage|opera|place)");
    private static final Pattern SOUNDED_LAMP = Pattern.compile("lu(?:deng|mian|kou)");
    private static final Pattern PERSON = Pattern.compile("(?:mr|mrs|ms|miss|dr|professor|teacher|named|called)\\.?$");

    private static final Pattern ENGLISH = Pattern.compile(
            "(?<!\\w)(?:the|is|are|was|were|and|of|an?|has|have|for|with|no)(?!\\w)", Pattern.CASE_INSENSITIVE);

    private final FoldedText text;
    private final boolean english;

    /** @param words as they were written */
    LatinPlausibility(String words, FoldedText text) {
        this.text = text;
        this.english = ENGLISH.matcher(words).find();
    }

    double of(int from, int to, NameTable.Posting posting) {
        NameForm form = posting.form();
        boolean capital = text.isCapital(from);
        boolean spaced = isSpaced(from, to);
        if (form.everyday() && form.style() != NameForm.Style.FULL) {
            return capital ? EVERYDAY * 2 : EVERYDAY;
        }
        double shape = form.apart() == 0 || text.isApart(from + form.apart()) ? 1 : capital ? 0.7 : 0.15;
        if (form.style() == NameForm.Style.FULL) {
            boolean road = posting.entry() instanceof GazetteerEntry.Division && stands(ROAD, to);
            return (capital || !spaced ? FULL : FULL * 0.85) * shape * (road ? 0.3 : 1);
        }
        double base = posting.entry() instanceof GazetteerEntry.Division division && !division.isSmall()
                ? large(capital, spaced)
                : small(capital, spaced);
        return base * shape * around(from, to);
    }

    private boolean isSpaced(int from, int to) {
        for (int at = from + 1; at < to; at++) {
            if (text.isApart(at)) {
                return true;
            }
        }
        return false;
    }

    private static double large(boolean capital, boolean spaced) {
        return capital ? 0.92 : spaced ? 0.8 : 0.86;
    }

    private double small(boolean capital, boolean spaced) {
        return capital ? 0.75 : spaced ? (english ? 0.01 : 0.12) : 0.55;
    }

    private double around(int from, int to) {
        if (stands(ROAD, to) && !stands(SOUNDED_LAMP, to)) {
            return 0.08;
        }
        if (stands(GOODS, to)
                || PERSON.matcher(text.folded())
                        .region(Math.max(0, from - REACH), from)
                        .find()) {
            return 0.06;
        }
        return stands(LOCAL, to) ? 0.3 : 1;
    }

    /** Whether whole words stand at {@code at}. */
    private boolean stands(Pattern pattern, int at) {
        Matcher matcher = pattern.matcher(text.folded()).region(at, Math.min(text.length(), at + REACH));
        return matcher.lookingAt() && text.isBoundary(matcher.end());
    }
}
