package pilotcity.portal.record.bulk;

/** Why a row cannot be a record. */
final class Rejection extends Exception {
    private final String column;

    Rejection(String column, String reason) {
        super(reason, null, false, false);
        this.column = column;
    }

    /** The column that is wrong, as the file calls it. */
    String column() {
        return column;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
