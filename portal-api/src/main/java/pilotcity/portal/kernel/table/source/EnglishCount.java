package pilotcity.portal.kernel.table.source;

/** Amounts in English sentences, which have one form for one and another for any other number. */
public final class EnglishCount {
    private EnglishCount() {}

    /** Such as {@code 1 row} and {@code 2 rows}, of a noun whose plural ends with s. */
    public static String of(long amount, String noun) {
        return amount + " " + noun + (amount == 1 ? "" : "s");
    }

    /** The form of a verb that goes with the amount. */
    public static String verb(long amount, String ofOne, String ofMany) {
        return amount == 1 ? ofOne : ofMany;
    }
}
