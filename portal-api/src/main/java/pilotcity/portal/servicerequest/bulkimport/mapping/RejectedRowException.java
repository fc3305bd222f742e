package pilotcity.portal.servicerequest.bulkimport.mapping;

/** Why a row cannot be a record. */
public final class RejectedRowException extends Exception {
    private final String column;

    public RejectedRowException(String column, String reason) {
        super(reason, null, false, false);
        this.column = column;
    }

    /** The column that is wrong, as the file calls it. */
    public String column() {
        return column;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
