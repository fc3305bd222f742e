package pilotcity.portal.kernel.db.transaction;

import io.vertx.sqlclient.SqlConnection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * A connection as the work of one transaction has it: once that has ended it takes no more statements. A part of the
 * work may fail while others still go on; what they would do then would be done by itself, or in somebody else's
 * transaction.
 */
final class TransactionConnection {
    private final SqlConnection connection;
    private volatile boolean ended;

    TransactionConnection(SqlConnection connection) {
        this.connection = connection;
    }

    SqlConnection forWork() {
        return (SqlConnection) Proxy.newProxyInstance(
                SqlConnection.class.getClassLoader(),
                new Class<?>[] {SqlConnection.class},
                (proxy, method, arguments) -> call(method, arguments));
    }

    private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
        if (ended) {
            throw new IllegalStateException("the transaction has ended");
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    void end() {
        ended = true;
    }
}
