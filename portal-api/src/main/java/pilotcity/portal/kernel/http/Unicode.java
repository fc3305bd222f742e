package pilotcity.portal.kernel.http;

/** Whether a text can be sent and stored as it is. */
public final class Unicode {
    private Unicode() {}

    /** Whether every surrogate has its partner. */
    public static boolean isWhole(String text) {
        return text.codePoints().noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    /** Whether it can stand in the database: it is whole, and has no U+0000. */
    public static boolean isStorable(String text) {
        return text.indexOf('\0') < 0 && isWhole(text);
    }
}
