package pilotcity.portal.kernel.db.transaction;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The last statement of a transaction. {@code COMMIT} is on its way behind it before its answer is here: when it
 * succeeds, so has everything before it, since a server does nothing more in a transaction of which a statement has
 * failed; and when it fails, the {@code COMMIT} rolls back.
 *
 * @param sql takes each parameter as {@code $1::text}
 * @param texts its parameters. They are texts, so that the driver can refuse none: the {@code COMMIT} would then be
 *     sent without the statement
 * @param answer what the whole transaction is answered with
 */
public record LastStatement<T>(String sql, List<@Nullable String> texts, Function<RowSet<Row>, T> answer) {
    Future<T> send(SqlConnection connection) {
        Tuple parameters = Tuple.tuple();
        texts.forEach(parameters::addString);
        return connection.preparedQuery(sql).execute(parameters).map(answer);
    }
}
