package pilotcity.portal.kernel.changelog;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.portal.kernel.changelog.ChangeLog.LogHead;
import pilotcity.portal.kernel.changelog.ChangeLog.LogState;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;

/**
 * Notices when the database has been restored: it has another home than the one noted in it, or its log does not know
 * the last change that an index has. Then its next life begins, and no index of an earlier one is gone on with.
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
    public boolean continues(IndexCheckpoint indexCheckpoint, LogState look) {
        if (!look.atHome()) {
            begin(look, ELSEWHERE);
            return false;
        }
        if (!look.life().equals(indexCheckpoint.life()) || look.hasForgotten(indexCheckpoint.place())) {
            return false;
        }
        if (!look.known()) {
            // not every look asks where it is
            LogState whole = Await.get(ChangeLog.look(db.client(), indexCheckpoint.place(), true));
            begin(
                    whole,
                    whole.atHome()
                            ? "it does not know change "
                                    + indexCheckpoint.place().seq() + " any more, which the index has"
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
