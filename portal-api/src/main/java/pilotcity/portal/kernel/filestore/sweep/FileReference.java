package pilotcity.portal.kernel.filestore.sweep;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Where the database names files of the store: a column, or what a statement selects. Whoever has such a column says so
 * ({@code Feature.fileReferences}); what none of them names is deleted by {@link FileSweep}, and not backed up.
 *
 * @param select a statement that gives one column of SHA-256 in hexadecimal, with nulls or without
 */
public record FileReference(String select) {

    /** A column of SHA-256 in hexadecimal. */
    public static FileReference column(String table, String column) {
        return new FileReference("SELECT " + column + " FROM " + table + " WHERE " + column + " IS NOT NULL");
    }

    /** All of {@code references} in one statement with a column {@code sha256}, which may come more than once. */
    public static String union(List<FileReference> references) {
        return references.stream()
                .map(reference -> "SELECT named.* FROM (" + reference.select() + ") AS named (sha256)")
                .collect(Collectors.joining(" UNION ALL "));
    }
}
