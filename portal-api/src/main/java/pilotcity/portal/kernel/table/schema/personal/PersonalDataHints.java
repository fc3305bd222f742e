package pilotcity.portal.kernel.table.schema.personal;

import java.util.List;

/**
 * Whether it is worth to screen a cell: most are short, or numbers and dates, in which nothing personal can stand, and
 * screening takes a microsecond.
 */
final class PersonalDataHints {
    private static final int FEWEST_DIGITS = 7;
    private static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领";
    private static final String NUMERALS = "零一二三四五六七八九〇幺两○壹贰叁肆伍陆柒捌玖";
    /** Before a name: 我叫, 姓名, 联系人, 署名, 本人, 业主, 居民, 住户, 街坊, 租客, 群众, 邻居, 家长. */
    private static final String NAMING = "叫姓名联署本我找聯絡主民户戶坊租众邻鄰长長";

    private static final String SIGNS = "([{<微薇威加扣艾圈";
    private static final List<String> WORDS = List.of(
            "wechat",
            "weixin",
            "wx",
            "vx",
            "qq",
            "plate",
            "registration",
            "tag",
            "at ",
            "at)",
            "at]",
            "my name",
            "i am ",
            "i'm ",
            "i’m ",
            "this is",
            "contact",
            "regards",
            "signed",
            "sincerely",
            "reported by");

    /** What a small Latin letter has and its capital has not. */
    private static final int CASE = 0x20;

    private static final int DIGIT = 1;
    private static final int SIGN = 2;
    private static final int NUMERAL = 4;
    private static final int PROVINCE = 8;
    private static final int NAMED = 16;

    /** What each character is, so that one look is enough. */
    private static final byte[] KINDS = kinds();

    private PersonalDataHints() {}

    private static byte[] kinds() {
        byte[] kinds = new byte[Character.MAX_VALUE + 1];
        for (int each = 0; each < kinds.length; each++) {
            kinds[each] = (byte) (Character.isDigit((char) each) ? DIGIT : 0);
        }
        SIGNS.chars().forEach(each -> kinds[each] |= SIGN);
        NAMING.chars().forEach(each -> kinds[each] |= NAMED);
        NUMERALS.chars().forEach(each -> kinds[each] |= NUMERAL);
        PROVINCES.chars().forEach(each -> kinds[each] |= PROVINCE);
        return kinds;
    }

    static boolean mayHold(String text) {
        int length = text.length();
        if (length < 4 || isTime(text)) {
            return false;
        }
        int digits = 0;
        int numerals = 0;
        int others = 0;
        boolean letters = false;
        boolean words = false;
        for (int at = 0; at < length; at++) {
            char each = text.charAt(at);
            if (each >= '0' && each <= '9') {
                digits++;
            } else if (each == '@' || each == '＠' || (each == '#' && letters)) {
                return true;
            } else if (each > 0x7f) {
                letters = true;
                byte kinds = KINDS[each];
                words |= (kinds & SIGN) != 0;
                digits += kinds & DIGIT;
                numerals += (kinds & NUMERAL) != 0 ? 1 : 0;
                boolean told = (kinds & NAMED) != 0 || (digits >= 6 && (each == '使' || each == '领'));
                if (told || ((kinds & PROVINCE) != 0 && digitsFollow(text, at))) {
                    return true;
                }
            } else if (Character.isLetter(each)) {
                words |= isWord(text, at, each);
                letters = true;
            } else {
                words |= SIGNS.indexOf(each) >= 0;
                others++;
            }
        }
        if (digits + numerals >= (letters ? FEWEST_DIGITS : 10)) {
            return letters || !isMeasure(text, digits, others);
        }
        return letters && length >= 8 && words;
    }

    /** Whether a word that goes with an account or a plate begins here. */
    private static boolean isWord(String text, int at, char each) {
        if ("wvqprtamicsWVQPRTAMICS".indexOf(each) < 0) {
            return false;
        }
        for (String word : WORDS) {
            if (word.charAt(0) == (each | CASE) && text.regionMatches(true, at, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean digitsFollow(String text, int at) {
        int digits = 0;
        for (int next = at + 1; next < Math.min(text.length(), at + 10); next++) {
            digits += Character.isDigit(text.charAt(next)) ? 1 : 0;
        }
        return digits >= 2;
    }

    /** Whether it is a moment: 2026-11-30 08:30:00, 2026-11-30T08:30:00+08:00. */
    private static boolean isTime(String text) {
        return text.length() >= 16
                && text.length() <= 35
                && (text.charAt(4) == '-' || text.charAt(4) == '/')
                && text.charAt(7) == text.charAt(4)
                && (text.charAt(10) == 'T' || text.charAt(10) == ' ')
                && text.charAt(13) == ':';
    }

    private static boolean isMeasure(String text, int digits, int others) {
        int point = text.indexOf('.');
        boolean minus = text.charAt(0) == '-';
        boolean plain = others == (minus ? 1 : 0) + 1 && digits + others == text.length();
        return plain && point > 0 && point == text.lastIndexOf('.');
    }
}
