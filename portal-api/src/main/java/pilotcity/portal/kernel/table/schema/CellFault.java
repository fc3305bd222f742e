package pilotcity.portal.kernel.table.schema;

import pilotcity.index.kind.Label;

/** Why a cell does not fit its column. */
public record CellFault(CheckRule rule, Label message) {
    private static final int SHOWN = 100;

    /** The text, or its beginning where it is long; cut between characters. */
    public static String shortened(String text) {
        if (text.length() <= SHOWN) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
        return text.substring(0, end) + "…";
    }
}
