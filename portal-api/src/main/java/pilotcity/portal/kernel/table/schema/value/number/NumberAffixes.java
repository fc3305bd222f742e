package pilotcity.portal.kernel.table.schema.value.number;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.index.text.InvisibleCharacters;
import pilotcity.portal.kernel.table.schema.value.Digits;

/**
 * What stands before and behind a number in its cell: {@code ￥}, {@code %}, {@code km²}.
 *
 * @param prefix without the spaces around it; empty where there is nothing
 * @param number with its sign
 */
public record NumberAffixes(String prefix, String number, String suffix) {
    private static final int LONGEST = 20;

    /** These are part of the number: 3.5万元 is not 3.5. */
    private static final Pattern MULTIPLIER = Pattern.compile("[万萬亿億拾佰仟]|[十百千]+[万萬亿億]|十|百(?!帕)|千(?![克米瓦卡帕伏赫焦])"
            + "|兆(?![瓦赫帕焦])|(?i:(?:k|m|b|g|t|tn|bn|mn|mio|mrd|mln|mld|tsd|thousand|million|billion|trillion|"
            + "millions|milliards?|tausend)(?![\\p{L}²³/·]))");

    private static final String MULTIPLIES = "万萬亿億拾佰仟十百千兆";

    /** They stand for a sign, or make another number of it: (123) is a negative one to accountants. */
    private static final String SIGNS = "()（）+-−–—";

    /** The parts, or null where no number stands in the text, or what stands around it may change it. */
    public static @Nullable NumberAffixes of(String text, NumberFormat format) {
        int from = 0;
        while (from < text.length() && !isNumber(text, from, format)) {
            from++;
        }
        if (from > 2 * LONGEST) {
            return null;
        }
        int to = text.length();
        while (to > from && !isNumber(text, to - 1, format)) {
            to--;
        }
        if (from == to || text.length() - to > 2 * LONGEST) {
            return null;
        }
        String before = InvisibleCharacters.strip(text.substring(0, from));
        boolean signed = !before.isEmpty() && PlainNumber.isSign(before.charAt(0));
        String prefix = signed ? InvisibleCharacters.strip(before.substring(1)) : before;
        String suffix = InvisibleCharacters.strip(text.substring(to));
        String number = text.substring(from, to);
        if (isUnclear(prefix) || isUnclear(suffix) || (signed && PlainNumber.isSign(number.charAt(0)))) {
            return null;
        }
        return new NumberAffixes(prefix, signed ? before.charAt(0) + number : number, suffix);
    }

    private static boolean isNumber(String text, int at, NumberFormat format) {
        char each = text.charAt(at);
        boolean before = PlainNumber.isSign(each) || each == format.decimalChar();
        return Digits.is(each)
                || (before && at + 1 < text.length() && Digits.is(text.charAt(at + 1)))
                || (format.chinese() && (ChineseNumerals.is(each) || each == '负'));
    }

    private static boolean isUnclear(String affix) {
        if (affix.isEmpty()) {
            return false;
        }
        if (affix.length() > LONGEST) {
            return true;
        }
        for (int at = 0; at < affix.length(); at++) {
            char each = affix.charAt(at);
            boolean number = each > 0x7f && each != '²' && each != '³' && isNumeral(each);
            if (SIGNS.indexOf(each) >= 0 || Digits.is(each) || number) {
                return true;
            }
        }
        char first = affix.charAt(0);
        boolean may = MULTIPLIES.indexOf(first) >= 0 || "kmbgtKMBGT".indexOf(first) >= 0;
        return may && MULTIPLIER.matcher(affix).lookingAt();
    }

    private static boolean isNumeral(char each) {
        int type = Character.getType(each);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    /** The number in a cell where no other signs and units than {@code known} may stand around it, or null. */
    static @Nullable String number(String text, List<String> known) {
        String rest = InvisibleCharacters.strip(text);
        String sign = !rest.isEmpty() && PlainNumber.isSign(rest.charAt(0)) ? rest.substring(0, 1) : "";
        rest = rest.substring(sign.length());
        for (String affix : known) {
            if (rest.startsWith(affix)) {
                rest = rest.substring(affix.length());
                break;
            }
        }
        for (String affix : known) {
            if (rest.endsWith(affix)) {
                rest = rest.substring(0, rest.length() - affix.length());
                break;
            }
        }
        String number = InvisibleCharacters.strip(rest);
        boolean twice = !sign.isEmpty() && !number.isEmpty() && PlainNumber.isSign(number.charAt(0));
        return twice || number.isEmpty() ? null : sign + number;
    }
}
