package pilotcity.portal.kernel.table.schema.personal;

import java.util.regex.Pattern;

/**
 * Whether it is worth to screen a cell: most are short, or numbers and dates, in which nothing personal can stand, and
 * screening takes a microsecond.
 */
final class PersonalDataHints {
    private static final int FEWEST_DIGITS = 7;
    private static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领";
    private static final Pattern WORDS = Pattern.compile(
            "(?i)[(\\[]a(?:t)?[ )\\]]| at |微信|薇信|威信|加微|加v|wechat|weixin|\\bvx|\\bwx|qq|扣扣|艾特|圈a|plate|registration|\\btag");

    private PersonalDataHints() {}

    static boolean mayHold(String text) {
        int length = text.length();
        if (length < 5) {
            return false;
        }
        int digits = 0;
        int numerals = 0;
        int others = 0;
        boolean letters = false;
        for (int at = 0; at < length; at++) {
            char each = text.charAt(at);
            if (each >= '0' && each <= '9') {
                digits++;
            } else if (each == '@' || (each == '#' && letters)) {
                return true;
            } else if (each > 0x7f) {
                letters = true;
                digits += Character.isDigit(each) ? 1 : 0;
                numerals += "零一二三四五六七八九〇幺两".indexOf(each) >= 0 ? 1 : 0;
                if (PROVINCES.indexOf(each) >= 0 && at + 2 < length && digitsFollow(text, at)) {
                    return true;
                }
            } else if (Character.isLetter(each)) {
                letters = true;
            } else {
                others++;
            }
        }
        if (digits + numerals >= (letters ? FEWEST_DIGITS : 10)) {
            return letters || !isMeasureOrTime(text, digits, others);
        }
        return letters && length >= 8 && WORDS.matcher(text).find();
    }

    private static boolean digitsFollow(String text, int at) {
        int digits = 0;
        for (int next = at + 1; next < Math.min(text.length(), at + 10); next++) {
            digits += Character.isDigit(text.charAt(next)) ? 1 : 0;
        }
        return digits >= 2;
    }

    /** Whether it is a decimal number, or begins with a date: 2026-11-30 08:30:00. */
    private static boolean isMeasureOrTime(String text, int digits, int others) {
        if (text.length() >= 16 && (text.charAt(4) == '-' || text.charAt(4) == '/') && text.indexOf(':') > 0) {
            return true;
        }
        int point = text.indexOf('.');
        boolean minus = text.charAt(0) == '-';
        boolean plain = others == (minus ? 1 : 0) + 1 && digits + others == text.length();
        return plain && point > 0 && point == text.lastIndexOf('.');
    }
}
