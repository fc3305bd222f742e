package pilotcity.portal.kernel.privacy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;

/** Validates candidate numbers: check digits, dates, prefixes and units tell personal numbers from others. */
final class NumberChecks {
    /** The first two digits of division codes. */
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83");

    /** Unit after an amount. */
    private static final Pattern UNIT =
            Pattern.compile(" ?(?:元|块钱|万|亿|平方|㎡|平米|公里|千米|吨|公斤|人次|册|(?i:yuan|rmb|cny|usd|dollars|sq))");

    /** What stands before an amount, or before the number of a file. */
    private static final Pattern LABEL = Pattern.compile(
            "(?:[$¥￥€£]|(?i:rmb|cny|usd)|工单号?|单号|编号|流水号|受理号|案号|订单号?|网格号?|坐标|批号|文号"
                    + "|(?i:case|ticket|reference|ref|request|sr|order|invoice)(?i: id| no\\.?| number| #|#)?)[ :是为#]{0,3}$");

    private static final int LABEL_LENGTH = 16;
    private static final Pattern IIN = Pattern.compile("(?:62|4[0-9]|5[1-5]|2[2-7]|3[457]|60|65)");

    private NumberChecks() {}

    /** Whether it is not an amount of something, nor the number of a case. */
    static boolean isNoAmount(String text, int start, int end) {
        return !UNIT.matcher(text).region(end, text.length()).lookingAt()
                && !LABEL.matcher(text)
                        .region(Math.max(0, start - LABEL_LENGTH), start)
                        .useAnchoringBounds(true)
                        .find();
    }

    /** GB 11643: a division, a day of birth, three digits and a check character. */
    static boolean isIdentity(String text, int start, int end) {
        String digits = digits(text, start, end);
        return digits.length() >= 17
                && PROVINCES.contains(digits.substring(0, 2))
                && isBirthday(digits.substring(6, 14));
    }

    /** The form of fifteen digits that was given until 1999, with two digits for the year of birth. */
    static boolean isOldIdentity(String text, int start, int end) {
        String digits = digits(text, start, end);
        return PROVINCES.contains(digits.substring(0, 2))
                && isBirthday("19" + digits.substring(6, 12))
                && isNoAmount(text, start, end);
    }

    private static boolean isBirthday(String day) {
        try {
            LocalDate date = LocalDate.of(
                    Integer.parseInt(day.substring(0, 4)),
                    Integer.parseInt(day.substring(4, 6)),
                    Integer.parseInt(day.substring(6, 8)));
            return date.getYear() >= 1880 && date.getYear() <= 2100;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** ISO/IEC 7812: the number of an issuer, and a check digit by Luhn. */
    static boolean isCard(String text, int start, int end) {
        String digits = digits(text, start, end);
        return isLuhn(digits) && IIN.matcher(digits).lookingAt() && isNoAmount(text, start, end);
    }

    private static boolean isLuhn(String digits) {
        int sum = 0;
        for (int place = 0; place < digits.length(); place++) {
            int digit = digits.charAt(digits.length() - 1 - place) - '0';
            int doubled = place % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    static boolean isPlate(String text, int start, int end) {
        return digits(text, start, end).length() >= 2;
    }

    /** Letters and digits mixed: a word or a year is none. */
    static boolean isForeignPlate(String text, int start, int end) {
        int digits = digits(text, start, end).length();
        int letters = (int)
                text.substring(start, end).chars().filter(Character::isLetter).count();
        return digits >= 2 && letters >= 1 && digits + letters >= 5;
    }

    static boolean hasDigit(String text, int start, int end) {
        return !digits(text, start, end).isEmpty();
    }

    private static String digits(String text, int start, int end) {
        StringBuilder digits = new StringBuilder();
        for (int at = start; at < end; at++) {
            if (NormalisedText.isDigit(text.charAt(at))) {
                digits.append(text.charAt(at));
            }
        }
        return digits.toString();
    }
}
