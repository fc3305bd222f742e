package pilotcity.portal.servicerequest.bulkimport.csv;

/** A row with unbalanced quotes; reading continues at the next line. */
public final class MalformedRowException extends Exception {
    private final long line;
    private final String text;

    MalformedRowException(long line, String reason, String text) {
        super(reason);
        this.line = line;
        this.text = text;
    }

    public long line() {
        return line;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    /** The line as it stands in the file. */
    public String text() {
        return text;
    }
}
