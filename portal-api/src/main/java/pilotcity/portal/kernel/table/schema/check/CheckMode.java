package pilotcity.portal.kernel.table.schema.check;

/** What becomes of a table with problems. */
public enum CheckMode {
    /** A problem refuses the table: no row is given after the first one, and all problems are still reported. */
    STRICT,
    /**
     * All rows but blank ones are given. A cell that is not of its type, or breaks a constraint of its own, is null; so
     * is a place that is none. A value that breaks a key (unique, primaryKey, uniqueKeys, foreignKeys) stays, as does its
     * row: which of two rows is the wrong one cannot be told from here. Everything is reported and counted.
     */
    LENIENT
}
