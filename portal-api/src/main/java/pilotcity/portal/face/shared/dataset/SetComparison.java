package pilotcity.portal.face.shared.dataset;

import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.table.engine.ColumnEngine;
import pilotcity.portal.kernel.table.query.QueryControl;
import pilotcity.portal.kernel.table.query.TableComparison;
import pilotcity.portal.kernel.table.query.TableDifference;

/**
 * In what two versions of a data set differ: files and tables by their names, columns by theirs, rows by the key of the
 * later table schema.
 *
 * @param files new ones, gone ones and those with other bytes
 * @param tables those of the later version in its order, then those that have gone
 * @param next where the next page of rows goes on, or null behind the last
 */
public record SetComparison(
        PublishedSet before,
        PublishedSet after,
        List<FileChange> files,
        List<ComparedTable> tables,
        @Nullable Place next) {

    /**
     * A file that is not the same in both.
     *
     * @param before its SHA-256, or null where it is new
     * @param after the same, or null where it has gone
     */
    public record FileChange(
            String name, @Nullable String before, @Nullable String after) {}

    /**
     * A table of either version.
     *
     * @param before null where it is new
     * @param after null where it has gone
     * @param columns new ones, gone ones and those with another type
     * @param declared the primary key of the later schema, which need not tell the rows apart
     * @param rows null where the table is not in both
     */
    public record ComparedTable(
            String name,
            @Nullable PublishedTable before,
            @Nullable PublishedTable after,
            List<TableComparison.ColumnChange> columns,
            List<String> declared,
            @Nullable TableDifference rows) {
        static ComparedTable added(PublishedTable table) {
            return new ComparedTable(table.name(), null, table, List.of(), List.of(), null);
        }

        static ComparedTable removed(PublishedTable table) {
            return new ComparedTable(table.name(), table, null, List.of(), List.of(), null);
        }

        public boolean isSame() {
            return rows != null && rows.isNone() && columns.isEmpty();
        }
    }

    /**
     * A place in the rows that differ.
     *
     * @param beyond as {@link TableComparison#beyond}
     */
    public record Place(String table, long beyond) {
        /** The pattern of {@link #text}. */
        public static final String PATTERN = "^[0-9]{1,18}:.+$";

        private static final Pattern PARTS = Pattern.compile("([0-9]{1,18}):(.+)", Pattern.DOTALL);

        /** @throws IllegalArgumentException where {@code text} is not one that {@link #text} has written */
        public static Place parse(String text) {
            Matcher parts = PARTS.matcher(text);
            if (!parts.matches()) {
                throw new IllegalArgumentException("must be the member next of a page, not '" + text + "'");
            }
            return new Place(parts.group(2), Long.parseLong(parts.group(1)));
        }

        /** As addresses have it. */
        public String text() {
            return beyond + ":" + table;
        }
    }

    /** Whether neither a file nor a table differs. */
    public boolean isSame() {
        return files.isEmpty() && tables.stream().allMatch(ComparedTable::isSame);
    }

    /**
     * Compares them, table by table.
     *
     * @param limit how many rows that differ at most
     * @param from where the page begins, or null for the first
     * @throws Problem where {@code from} names a table that is not in both
     */
    public static SetComparison of(
            PublishedSet before,
            PublishedSet after,
            int limit,
            @Nullable Place from,
            ColumnEngine engine,
            QueryControl control) {
        List<PublishedTable> earlier = PublishedTable.list(before);
        List<PublishedTable> later = PublishedTable.list(after);
        if (from != null && (find(earlier, from.table()) == null || find(later, from.table()) == null)) {
            throw Problem.field("after", "there is no table '" + from.table() + "' in both versions");
        }
        List<ComparedTable> tables = new ArrayList<>();
        Pages pages = new Pages(limit, from);
        for (PublishedTable table : later) {
            PublishedTable other = find(earlier, table.name());
            tables.add(other == null ? ComparedTable.added(table) : pages.compare(other, table, engine, control));
        }
        earlier.stream()
                .filter(table -> find(later, table.name()) == null)
                .forEach(table -> tables.add(ComparedTable.removed(table)));
        return new SetComparison(before, after, fileChanges(before, after), List.copyOf(tables), pages.next);
    }

    private static List<FileChange> fileChanges(PublishedSet before, PublishedSet after) {
        Map<String, String> earlier = checksums(before);
        Map<String, String> later = checksums(after);
        Set<String> names = new LinkedHashSet<>(later.keySet());
        names.addAll(earlier.keySet());
        return names.stream()
                .map(name -> new FileChange(name, earlier.get(name), later.get(name)))
                .filter(file -> !Objects.equals(file.before(), file.after()))
                .toList();
    }

    private static Map<String, String> checksums(PublishedSet set) {
        Map<String, String> checksums = new LinkedHashMap<>();
        set.files().forEach(file -> checksums.put(set.nameOf(file), file.getString("sha256")));
        return checksums;
    }

    private static @Nullable PublishedTable find(List<PublishedTable> tables, String name) {
        return tables.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Deals the rows of a page out to the tables. */
    private static final class Pages {
        private @Nullable Place from;
        private int left;
        private @Nullable Place next;

        Pages(int limit, @Nullable Place from) {
            this.left = limit;
            this.from = from;
        }

        ComparedTable compare(PublishedTable before, PublishedTable after, ColumnEngine engine, QueryControl control) {
            Place begins = from;
            boolean isPassed = begins != null && !begins.table().equals(after.name());
            long beyond = begins == null || isPassed ? 0 : begins.beyond();
            from = isPassed ? begins : null;
            int limit = isPassed ? 0 : left;
            List<String> declared = key(after);
            TableComparison asked = new TableComparison(before.stored(), after.stored(), declared, limit, beyond);
            TableDifference rows = engine.compare(asked, control);
            left -= rows.rows().size();
            if (!isPassed && next == null) {
                Long further = rows.next();
                next = further != null
                        ? new Place(after.name(), further)
                        : limit == 0 && !rows.isNone() ? new Place(after.name(), beyond) : null;
            }
            return new ComparedTable(after.name(), before, after, asked.columnChanges(), declared, rows);
        }
    }

    /** The primary key, which Table Schema writes as a name or as a list of names. */
    private static List<String> key(PublishedTable table) {
        return switch (table.schema().getValue("primaryKey")) {
            case String name -> List.of(name);
            case JsonArray names -> names.stream().map(String::valueOf).collect(Collectors.toList());
            case null, default -> List.of();
        };
    }
}
