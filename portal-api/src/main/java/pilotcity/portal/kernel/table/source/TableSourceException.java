package pilotcity.portal.kernel.table.source;

/** A file, or the rest of it, cannot be read as a table; the message says why, for whoever sent it. */
public final class TableSourceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long row;

    /** @param row where reading ended, as {@link SourceRow#number()} counts; 0 for the file as a whole */
    public TableSourceException(long row, String reason) {
        super(reason);
        this.row = row;
    }

    public long row() {
        return row;
    }
}
