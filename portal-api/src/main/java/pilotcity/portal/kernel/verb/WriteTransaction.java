package pilotcity.portal.kernel.verb;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.permission.Permission;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.suggestion.WordsReader;
import pilotcity.portal.kernel.verb.input.VerbInput;

/** One write while it is made: everything a verb does in it is committed together, with its entry in the audit log. */
public final class WriteTransaction {
    private final SqlConnection sql;
    private final VerbCall call;
    private final Instant at;
    private final WordsReader reader;
    private final VerbRunner chain;

    /** Runs another verb in the same transaction. */
    @FunctionalInterface
    public interface VerbRunner {
        Future<VerbOutcome> run(
                WriteTransaction from, String kind, String verb, @Nullable String id, Map<String, Object> values);
    }

    public WriteTransaction(SqlConnection sql, VerbCall call, Instant at, WordsReader reader, VerbRunner chain) {
        this.sql = sql;
        this.call = call;
        this.at = at;
        this.reader = reader;
        this.chain = chain;
    }

    public SqlConnection sql() {
        return sql;
    }

    public Actor actor() {
        return call.actor();
    }

    /** What reads the words of reports. */
    public WordsReader reader() {
        return reader;
    }

    /** The protocol by which the write came. */
    public String channel() {
        return call.channel();
    }

    /** When the write is made, to the microsecond. */
    public Instant at() {
        return at;
    }

    /**
     * When the write is made, or {@code last} where that is later: clocks of nodes differ, a history does not go
     * backwards.
     */
    public Instant notBefore(Instant last) {
        return at.isAfter(last) ? at : last;
    }

    /** The name of the verb that is being done; it is the action a grant must name. */
    public String action() {
        return call.verb().name();
    }

    /** The document that the verb is done to. */
    public String id() {
        String id = call.id();
        if (id == null) {
            throw new IllegalStateException(action() + " makes a document");
        }
        return id;
    }

    /** A need for this verb on its kind. */
    public Permission permission() {
        return Permission.of(action(), call.verb().kind()).document(call.id());
    }

    /** @throws Problem PRECONDITION_FAILED when the caller expects another version than {@code current} */
    public void requireVersion(int current) {
        Integer expected = call.expected();
        if (expected != null && expected != current) {
            throw Problem.of(
                    Problem.Kind.PRECONDITION_FAILED,
                    "the document has version " + current + " now, not " + expected + "; read it again");
        }
    }

    /**
     * Does another verb in the same transaction, for the same actor, under its own rules.
     *
     * @param values as {@link VerbInput} has them
     */
    public Future<VerbOutcome> runVerb(String kind, String verb, @Nullable String id, Map<String, Object> values) {
        return chain.run(this, kind, verb, id, values);
    }
}
