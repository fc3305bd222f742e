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
            "(?:north|south|east|west|middle|1st|2nd|3rd|\\d+th)?(?:road|street|avenue|lane|rd|ave)(?![a-z])");
    private static final Pattern SOUNDED_ROAD =
            Pattern.compile("(?:dong|xi|nan|bei|zhong)?(?:lu|dadao|jie)(?!deng|mian|kou)");
    private static final Pattern GOODS =
            Pattern.compile("(?:noodle|duck|beer|restaurant|cuisine|food|style|bank|dish|chicken|hotpot|cabbage)");
    private static final Pattern PERSON = Pattern.compile("(?:mr|mrs|ms|miss|dr|professor|teacher|named|called)\\.?$");

    private LatinPlausibility() {}

    static double of(FoldedText text, int from, int to, NameTable.Posting posting) {
        NameForm form = posting.form();
        boolean capital = text.isCapital(from);
        boolean spaced = isSpaced(text, from, to);
        if (form.everyday() && form.style() != NameForm.Style.FULL) {
            return capital ? EVERYDAY * 2 : EVERYDAY;
        }
        if (form.style() == NameForm.Style.FULL) {
            return capital || !spaced ? FULL : FULL * 0.85;
        }
        double base = posting.entry() instanceof GazetteerEntry.Division division && !division.isSmall()
                ? large(capital, spaced)
                : small(capital, spaced);
        boolean apart = form.apart() == 0 || text.isApart(from + form.apart());
        return base * (apart ? 1 : capital ? 0.7 : 0.15) * around(text.folded(), from, to);
    }

    private static boolean isSpaced(FoldedText text, int from, int to) {
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

    private static double small(boolean capital, boolean spaced) {
        return capital ? 0.75 : spaced ? 0.12 : 0.55;
    }

    private static double around(String text, int from, int to) {
        if (stands(ROAD, text, to) || stands(SOUNDED_ROAD, text, to)) {
            return 0.1;
        }
        return stands(GOODS, text, to) || precedes(PERSON, text, from) ? 0.06 : 1;
    }

    private static boolean stands(Pattern pattern, String text, int at) {
        Matcher matcher = pattern.matcher(text);
        return matcher.region(at, Math.min(text.length(), at + REACH)).lookingAt();
    }

    private static boolean precedes(Pattern pattern, String text, int at) {
        Matcher matcher = pattern.matcher(text);
        return matcher.region(Math.max(0, at - REACH), at).find();
    }
}
