package pilotcity.portal.face.shared.dataset;

import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.engine.ColumnEngine;
import pilotcity.portal.kernel.table.query.QueryControl;
import pilotcity.portal.kernel.table.query.TableComparison;
import pilotcity.portal.kernel.table.query.TableDifference;

/**
 * In what two versions of a data set differ: tables by their names, columns by theirs, rows by the key of the later
 * table schema.
 *
 * @param tables those of the later version in its order, then those that have gone
 * @param next where the next page of rows goes on, or null behind the last
 */
public record SetComparison(
        PublishedSet before,
        PublishedSet after,
        List<ComparedTable> tables,
        @Nullable Place next) {

    /**
     * A table of either version.
     *
     * @param before null where it is new
     * @param after null where it has gone
     * @param columns new ones, gone ones and those with another type
     * @param rows null where the table is not in both
     */
    public record ComparedTable(
            String name,
            @Nullable PublishedTable before,
            @Nullable PublishedTable after,
            List<TableComparison.ColumnChange> columns,
            @Nullable TableDifference rows) {
        public boolean isSame() {
            return rows != null && rows.isNone() && columns.isEmpty();
        }
    }

    /**
     * A place in the rows that differ.
     *
     * @param beyond as {@link TableComparison#beyond}
     */
    public record Place(String table, long beyond) {}

    public boolean isSame() {
        return tables.stream().allMatch(ComparedTable::isSame);
    }

    /**
     * Compares them, table by table.
     *
     * @param limit how many rows that differ at most
     * @param from where the page begins, or null for the first
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
        List<ComparedTable> tables = new ArrayList<>();
        Pages pages = new Pages(limit, from);
        for (PublishedTable table : later) {
            PublishedTable other = find(earlier, table.name());
            tables.add(
                    other == null
                            ? new ComparedTable(table.name(), null, table, List.of(), null)
                            : pages.compare(other, table, engine, control));
        }
        earlier.stream()
                .filter(table -> find(later, table.name()) == null)
                .forEach(table -> tables.add(new ComparedTable(table.name(), table, null, List.of(), null)));
        return new SetComparison(before, after, List.copyOf(tables), pages.next);
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
            TableComparison asked = new TableComparison(before.stored(), after.stored(), key(after), limit, beyond);
            TableDifference rows = engine.compare(asked, control);
            left -= rows.rows().size();
            if (!isPassed && next == null) {
                Long further = rows.next();
                next = further != null
                        ? new Place(after.name(), further)
                        : limit == 0 && !rows.isNone() ? new Place(after.name(), beyond) : null;
            }
            return new ComparedTable(after.name(), before, after, asked.columnChanges(), rows);
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
