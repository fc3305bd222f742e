package pilotcity.portal.kernel.table.schema.value.number;

import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.schema.value.Digits;

/** Digits in groups, and another sign than the point before the fraction. */
final class GroupedDigits {
    private static final String SPACES = "\u00a0\u202f\u2009 ";

    private GroupedDigits() {}

    /**
     * The same number without groups and with a point, or null where the groups are not of three digits each after the
     * first: {@code 1,234,56} is no number.
     */
    static @Nullable String plain(String text, NumberFormat format) {
        Character group = format.groupChar();
        char decimal = format.decimalChar();
        if (group == null && decimal == '.') {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int run = 0;
        int groups = 0;
        boolean fraction = false;
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            if (Digits.is(each)) {
                run++;
                plain.append(each);
            } else if (!fraction && group != null && isGroup(each, group)) {
                if (groups == 0 ? run < 1 || run > 3 : run != 3) {
                    return null;
                }
                groups++;
                run = 0;
            } else if (each == decimal && !fraction) {
                if (groups > 0 && run != 3) {
                    return null;
                }
                fraction = true;
                plain.append('.');
            } else if (each == '.' || (group != null && isGroup(each, group))) {
                return null;
            } else {
                if (!fraction && groups > 0 && run != 3) {
                    return null;
                }
                plain.append(each);
            }
        }
        return !fraction && groups > 0 && run != 3 ? null : plain.toString();
    }

    static boolean isGroup(char each, char group) {
        return each == group || (SPACES.indexOf(group) >= 0 && SPACES.indexOf(each) >= 0);
    }
}
