package pilotcity.portal.kernel.table.sql;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Filter;
import pilotcity.index.search.FacetCount;
import pilotcity.index.search.FacetRequest;
import pilotcity.index.search.SearchException;
import pilotcity.index.search.SearchTimeout;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.duckdb.Databases;
import pilotcity.portal.kernel.table.query.QueryControl;

/** One question to one table: statements on one connection, which end when its control says so. */
public final class QuerySession {
    private static final int MOST_WORDS = 50;

    private static final Pattern NUMERAL = Pattern.compile("-?[0-9]{1,38}(\\.[0-9]{1,38})?");

    private final DuckDBConnection connection;
    private final StoredTable table;
    private final Path file;
    private final RowConditions.Held conditions;
    private final ZoneId zone;
    private final QueryControl control;

    public QuerySession(
            DuckDBConnection connection,
            StoredTable table,
            Path file,
            RowConditions.Held conditions,
            ZoneId zone,
            QueryControl control) {
        this.connection = connection;
        this.table = table;
        this.file = file;
        this.conditions = conditions;
        this.zone = zone;
        this.control = control;
    }

    /** Sees one row of a result after the other. */
    @FunctionalInterface
    public interface RowVisitor {
        void see(ResultSet row) throws SQLException, IOException;
    }

    public String from() {
        return from(file);
    }

    /** The rows of a file. */
    public static String from(Path file) {
        return " FROM read_parquet("
                + Databases.text(file.toAbsolutePath().normalize().toString()) + ")";
    }

    public Conditioned where(@Nullable String text, @Nullable Filter filter) {
        List<Object> parameters = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        if (filter != null) {
            parts.add(new FilterSql(table, zone, conditions, parameters).of(filter));
        }
        if (text != null) {
            String[] words = text.strip().split("\\s+", -1);
            if (words.length > MOST_WORDS) {
                throw new SearchException("q", "has at most " + MOST_WORDS + " words");
            }
            for (String word : words) {
                if (!word.isEmpty()) {
                    parts.add(has(word, parameters));
                }
            }
        }
        return new Conditioned(parts.isEmpty() ? "" : " WHERE " + String.join(" AND ", parts), parameters);
    }

    /** Whether a word stands in some text of a row, or is one of its numbers. */
    private String has(String word, List<Object> parameters) {
        List<String> ways = new ArrayList<>();
        boolean isCased = !word.toLowerCase(Locale.ROOT).equals(word.toUpperCase(Locale.ROOT));
        boolean isNumber = NUMERAL.matcher(word).matches();
        for (StoredColumn column : table.columns()) {
            String name = table.physical(column.name());
            switch (column.storage()) {
                case TEXT, JSON -> {
                    ways.add(isCased ? "contains(lower(" + name + "), lower(?))" : "contains(" + name + ", ?)");
                    parameters.add(word);
                }
                case INTEGER, DECIMAL, DOUBLE -> {
                    if (isNumber) {
                        NumberSql.find(name, column, Filter.Operator.EQUAL, new BigDecimal(word))
                                .ifPresent(ways::add);
                    }
                }
                default -> {}
            }
        }
        return ways.isEmpty() ? "false" : "(" + String.join(" OR ", ways) + ")";
    }

    public long count(Conditioned where) throws SQLException, IOException {
        long[] count = {0};
        each("SELECT count(*)" + from() + where.sql(), where.parameters(), row -> count[0] = row.getLong(1));
        return count[0];
    }

    public Map<String, List<FacetCount>> facets(List<FacetRequest> asked, Conditioned where)
            throws SQLException, IOException {
        Map<String, List<FacetCount>> counted = new LinkedHashMap<>();
        for (FacetRequest facet : asked) {
            StoredColumn column = countable(facet);
            String name = table.physical(column.name());
            List<FacetCount> counts = new ArrayList<>();
            each(
                    "SELECT " + value(column, name) + ", count(*)" + from() + where.sql() + where.and() + name
                            + " IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT " + facet.limit(),
                    where.parameters(),
                    row -> counts.add(new FacetCount(text(column, row), row.getLong(2))));
            counted.put(facet.field(), counts);
        }
        return counted;
    }

    /** @throws SearchException for one whose values cannot be counted */
    public void requireCountable(List<FacetRequest> facets) {
        facets.forEach(this::countable);
    }

    private StoredColumn countable(FacetRequest facet) {
        return table.findColumn(facet.field())
                .filter(found -> found.storage() != ColumnStorage.JSON)
                .orElseThrow(() -> new SearchException(
                        "facets", "no values to count in '" + facet.field() + "'; there are " + table.names()));
    }

    private static String value(StoredColumn column, String name) {
        return column.storage() == ColumnStorage.INSTANT ? "epoch_us(" + name + ")" : name;
    }

    private static String text(StoredColumn column, ResultSet row) throws SQLException {
        return switch (column.storage()) {
            case DECIMAL -> RowJsonWriter.plain(row.getBigDecimal(1));
            case INSTANT -> RowJsonWriter.moment(row.getLong(1)).toString();
            case DATE -> String.valueOf(row.getObject(1));
            default -> row.getString(1);
        };
    }

    /**
     * Runs a query.
     *
     * @throws SearchTimeout when its control has ended it
     */
    public void each(String sql, List<Object> parameters, RowVisitor visitor) throws SQLException, IOException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            QueryControl.Stoppable query = () -> stop(statement);
            control.begin(query);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    control.requireTime();
                    visitor.see(result);
                }
            } finally {
                control.end(query);
            }
        }
    }

    private static void stop(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            // it has ended by itself
        }
    }

    public QueryControl control() {
        return control;
    }
}
