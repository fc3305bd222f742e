package pilotcity.portal.kernel.db.mapping;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A statement whose parameters have names, {@code :status}, so that two values cannot be exchanged. */
public final class NamedStatement {
    /** Texts in quotes and casts ({@code ::text}) are not parameters. */
    private static final Pattern PARAMETER = Pattern.compile("'[^']*'|::|:([a-z][a-zA-Z0-9]*)");

    private final String sql;
    private final List<String> names;

    private NamedStatement(String sql, List<String> names) {
        this.sql = sql;
        this.names = names;
    }

    public static NamedStatement of(String text) {
        List<String> names = new ArrayList<>();
        Matcher matcher = PARAMETER.matcher(text);
        StringBuilder sql = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1);
            if (name != null && !names.contains(name)) {
                names.add(name);
            }
            String replacement = name == null ? matcher.group() : "$" + (names.indexOf(name) + 1);
            matcher.appendReplacement(sql, Matcher.quoteReplacement(replacement));
        }
        return new NamedStatement(matcher.appendTail(sql).toString(), List.copyOf(names));
    }

    String sql() {
        return sql;
    }

    /** Begins to give values to the parameters. */
    public Values bind(String name, @Nullable Object value) {
        return new Values().bind(name, value);
    }

    /** Values of the parameters. */
    public final class Values {
        private final Map<String, @Nullable Object> values = new HashMap<>();

        /** @throws IllegalArgumentException when there is no such parameter, or it has a value already */
        public Values bind(String name, @Nullable Object value) {
            if (!names.contains(name) || values.containsKey(name)) {
                throw new IllegalArgumentException(
                        "parameter " + name + (names.contains(name) ? " has two values" : " is not in the statement"));
            }
            values.put(name, StatementText.value(value));
            return this;
        }

        /** @throws IllegalStateException when a parameter has no value */
        public Future<RowSet<Row>> execute(SqlClient client) {
            Tuple tuple = Tuple.tuple();
            for (String name : names) {
                if (!values.containsKey(name)) {
                    throw new IllegalStateException("parameter " + name + " has no value");
                }
                tuple.addValue(values.get(name));
            }
            return client.preparedQuery(sql).execute(tuple);
        }
    }
}
