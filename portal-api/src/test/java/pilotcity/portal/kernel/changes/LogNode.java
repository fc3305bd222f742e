package pilotcity.portal.kernel.changes;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import pilotcity.index.Index;
import pilotcity.index.kind.Document;
import pilotcity.portal.Feature;
import pilotcity.portal.Portal;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.DatabaseAddress;
import pilotcity.portal.kernel.db.DatabaseServer;
import pilotcity.portal.kernel.db.Db;
import pilotcity.portal.kernel.index.LiveIndex;
import pilotcity.portal.kernel.index.Reads;
import pilotcity.portal.note.NoteFeature;

/** What of a node follows the change log: a database, an index of notes, a feed that begins when it is told to. */
final class LogNode implements AutoCloseable {
    static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Portal NOTES = new Portal(List.<Feature<?>>of(new NoteFeature()));

    final Db db;
    final ChangeFeed feed;
    final PublicChanges changes;
    final LiveIndex live;
    private final Reads reads;
    private final String opened;

    LogNode(Vertx vertx, DatabaseAddress address, Path index) {
        this.db = new Db(vertx, DatabaseServer.at(address), 4, NOTES.migrations());
        db.open();
        IndexBuilder builder = new IndexBuilder(db, NOTES.kinds(ZoneOffset.UTC), NOTES.features(), index);
        Index first = builder.open(read -> {});
        this.opened = Checkpoint.read(first).place().toString();
        this.live = new LiveIndex(first);
        this.feed = new ChangeFeed(db, builder, live, Duration.ofMillis(20), Duration.ofMillis(50));
        this.reads = new Reads(vertx, live, 2, 100, Duration.ofSeconds(10));
        this.changes = new PublicChanges(vertx, db, feed, reads);
    }

    LogNode started() {
        feed.start();
        return this;
    }

    /** The place in the log at which the index was when it was opened. */
    LogPlace opened() {
        return LogPlace.parse(opened);
    }

    LogPlace reached() {
        return Checkpoint.read(live.index()).place();
    }

    /** Writes a note as another program would; it is searchable when this returns, if the feed runs. */
    ChangeToken write(String id, String title) {
        return run("INSERT INTO note (id, version, title) VALUES ('" + id + "', 1, '" + title
                + "') ON CONFLICT (id) DO UPDATE SET title = excluded.title");
    }

    ChangeToken run(String sql) {
        return Await.get(db.inTransaction(
                connection -> connection.query(sql).execute().compose(done -> ChangeToken.current(connection))));
    }

    LogNode follow(ChangeToken token) {
        Await.get(feed.reach(token, LONGEST));
        return this;
    }

    /** Follows until what it serves is of another life than {@code life}. */
    void followInto(String life) {
        Await.get(feed.progress().reads().reach(place -> !feed.life().equals(life), "the next life", LONGEST));
    }

    String title(String id) {
        return live.read(index -> index.find("note", id))
                .map(Document::map)
                .map(note -> String.valueOf(note.get("title")))
                .orElse("none");
    }

    /** The token behind everything there is now. */
    ChangePosition caughtUp() {
        ChangePage page = Await.get(changes.read(changes.start(java.util.Set.of()), 100));
        while (page.more()) {
            page = Await.get(changes.read(page.next(), 100));
        }
        return page.next();
    }

    /** The message of what {@code asked} fails with. */
    static String failure(Future<?> asked) {
        return String.valueOf(Await.get(asked.map("none").otherwise(Throwable::getMessage)));
    }

    @Override
    public void close() {
        feed.close();
        reads.close();
        live.close();
        db.close();
    }
}
