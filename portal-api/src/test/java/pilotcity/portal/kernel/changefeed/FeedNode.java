package pilotcity.portal.kernel.changefeed;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.kernel.changelog.ChangeToken;
import pilotcity.portal.kernel.changelog.IndexCheckpoint;
import pilotcity.portal.kernel.changelog.LogPosition;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.db.DatabaseAddress;
import pilotcity.portal.kernel.db.DatabaseServer;
import pilotcity.portal.kernel.feature.Feature;
import pilotcity.portal.kernel.mirror.MirrorPage;
import pilotcity.portal.kernel.mirror.MirrorPosition;
import pilotcity.portal.kernel.mirror.PublicChanges;
import pilotcity.portal.kernel.read.LiveIndex;
import pilotcity.portal.kernel.read.ReadPool;
import pilotcity.portal.note.NoteFeature;

/** What of a node follows the change log: a database, an index of notes, a feed that is started on demand. */
final class FeedNode implements AutoCloseable {
    static final Duration LONGEST = Duration.ofSeconds(20);
    private static final FeatureRegistry NOTES = new FeatureRegistry(List.<Feature<?>>of(new NoteFeature()));

    final Database db;
    final ChangeFeed feed;
    final PublicChanges changes;
    final LiveIndex live;
    private final ReadPool readPool;
    private final String opened;

    FeedNode(Vertx vertx, DatabaseAddress address, Path index) {
        this.db = new Database(vertx, DatabaseServer.at(address), 4, NOTES.migrations());
        db.open();
        IndexBuilder builder = new IndexBuilder(db, NOTES.kinds(ZoneOffset.UTC), NOTES.features(), index);
        Index first = builder.open(read -> {});
        this.opened = IndexCheckpoint.read(first).place().toString();
        this.live = new LiveIndex(first);
        this.feed = new ChangeFeed(db, builder, live, Duration.ofMillis(20), Duration.ofMillis(50));
        this.readPool = new ReadPool(vertx, live, 2, 100, Duration.ofSeconds(10));
        this.changes = new PublicChanges(vertx, db, feed, readPool);
    }

    FeedNode started() {
        feed.start();
        return this;
    }

    /** The place in the log at which the index was when it was opened. */
    LogPosition opened() {
        return LogPosition.parse(opened);
    }

    LogPosition reached() {
        return IndexCheckpoint.read(live.index()).place();
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

    FeedNode follow(ChangeToken token) {
        Await.get(feed.awaitWrite(token, LONGEST));
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
    MirrorPosition caughtUp() {
        MirrorPage page = Await.get(changes.read(changes.start(java.util.Set.of()), 100));
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
        readPool.close();
        live.close();
        db.close();
    }
}
