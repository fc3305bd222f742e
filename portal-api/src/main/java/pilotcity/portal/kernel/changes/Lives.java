package pilotcity.portal.kernel.changes;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.portal.kernel.changes.ChangeLog.Head;
import pilotcity.portal.kernel.changes.ChangeLog.Look;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Db;

/**
 * Notices when the database has been restored: it has another home than the one noted in it, or its log does not know
 * the last change that an index has. Then its next life begins, and no index of an earlier one is gone on with.
 */
final class Lives {
    private static final String ELSEWHERE =
            "it is in another cluster, database or table, or on another timeline than it was";

    private static final Logger LOG = LoggerFactory.getLogger(Lives.class);
    private static final LogPlace NOWHERE = new LogPlace(Snapshot.parse("1:1:"), 0, 0);

    private final Db db;
    private long watched;

    Lives(Db db) {
        this.db = db;
    }

    /** Whether an index with this checkpoint, made of a place of today's form, leads to what the database is now. */
    boolean goesOn(Checkpoint checkpoint, Look look) {
        if (!look.atHome()) {
            begin(look, ELSEWHERE);
            return false;
        }
        if (!look.life().equals(checkpoint.life()) || look.hasForgotten(checkpoint.place())) {
            return false;
        }
        if (!look.known()) {
            // not every look asks where it is
            Look whole = Await.get(ChangeLog.look(db.client(), checkpoint.place(), true));
            begin(
                    whole,
                    whole.atHome()
                            ? "it does not know change " + checkpoint.place().seq() + " any more, which the index has"
                            : ELSEWHERE);
        }
        return look.known();
    }

    /** Where the log of the present life ends. */
    Head head() {
        Look look = Await.get(ChangeLog.look(db.client(), NOWHERE));
        if (!look.atHome()) {
            begin(look, ELSEWHERE);
        }
        return Await.get(ChangeLog.head(db.client()));
    }

    /** The tables of a dump get their triggers when all rows are there: what lacks some is still being restored. */
    private void begin(Look look, String reason) {
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
    void complete() {
        watched = Await.get(ChangeLog.watched(db.client()));
    }
}
