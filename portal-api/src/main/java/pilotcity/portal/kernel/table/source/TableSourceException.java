package pilotcity.portal.kernel.table.source;

import pilotcity.index.kind.Label;

/** A file, or the rest of it, cannot be read as a table; the reason says why, for whoever sent it. */
public final class TableSourceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long row;
    private final transient Label reason;
    private final boolean otherwise;

    private TableSourceException(long row, Label reason, boolean otherwise) {
        super(reason.en());
        this.row = row;
        this.reason = new Label(withoutNul(reason.zh()), withoutNul(reason.en()));
        this.otherwise = otherwise;
    }

    /** @param row where reading ended, as {@link SourceRow#number()} counts; 0 for the file as a whole */
    public TableSourceException(long row, String zh, String en) {
        this(row, new Label(zh, en), false);
    }

    /** The same of a file that may be read with another encoding, delimiter or quote. */
    public static TableSourceException ofReading(long row, String zh, String en) {
        return new TableSourceException(row, new Label(zh, en), true);
    }

    /** A sentence that quotes a file, without the one character that no database holds in text. */
    public static String withoutNul(String sentence) {
        return sentence.replace('\0', '\ufffd');
    }

    public long row() {
        return row;
    }

    public Label reason() {
        return reason;
    }

    /** Whether other {@link ReadingOptions} may read the file, so that its sender should have the choice. */
    public boolean mayBeReadOtherwise() {
        return otherwise;
    }
}
