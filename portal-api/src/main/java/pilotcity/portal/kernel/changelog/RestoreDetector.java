package pilotcity.portal.kernel.changelog;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.portal.kernel.changelog.ChangeLog.LogHead;
import pilotcity.portal.kernel.changelog.ChangeLog.LogState;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;

/**
 * Detects that the database has been restored: its location differs from the one noted in it, or its log does not
 * contain the last change of the index. A new incarnation begins then, and indexes of earlier ones are rebuilt.
 */
public final class RestoreDetector {
    private static final String ELSEWHERE =
            "it is in another cluster, database or table, or on another timeline than it was";

    private static final Logger LOG = LoggerFactory.getLogger(RestoreDetector.class);
    private static final LogPosition NOWHERE = new LogPosition(TransactionSnapshot.parse("1:1:"), 0, 0);

    private final Database db;
    private long watched;

    public RestoreDetector(Database db) {
        this.db = db;
    }

    /** Whether an index with this checkpoint, made of a place of today's form, leads to what the database is now. */
    public boolean continues(IndexCheckpoint checkpoint, LogState look) {
        if (!look.atHome()) {
            begin(look, ELSEWHERE);
            return false;
        }
        if (!look.life().equals(checkpoint.life()) || look.hasForgotten(checkpoint.place())) {
            return false;
        }
        if (!look.known()) {
            // not every look asks where it is
            LogState whole = Await.get(ChangeLog.look(db.client(), checkpoint.place(), true));
            begin(
                    whole,
                    whole.atHome()
                            ? "it does not know change " + checkpoint.place().seq() + " any more, which the index has"
                            : ELSEWHERE);
        }
        return look.known();
    }

    /** Where the log of the present life ends. */
    public LogHead head() {
        LogState look = Await.get(ChangeLog.look(db.client(), NOWHERE));
        if (!look.atHome()) {
            begin(look, ELSEWHERE);
        }
        return Await.get(ChangeLog.head(db.client()));
    }

    /** The tables of a dump get their triggers when all rows are there: what lacks some is still being restored. */
    private void begin(LogState look, String reason) {
        long now = Await.get(ChangeLog.watched(db.client()));
        if (now < watched) {
            throw new IllegalStateException("the database is being restored");
        }
        watched = now;
        if (Await.get(ChangeLog.noteRestore(db.client(), look.life(), reason))) {
            LOG.warn("the database has been restored: {}; the index is built again", reason);
        }
    }

    /** Remembers how many tables a database that is all there watches. */
    public void complete() {
        watched = Await.get(ChangeLog.watched(db.client()));
    }
}
