package pilotcity.portal.kernel.changefeed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import pilotcity.index.Index;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.kernel.changelog.ChangeLog;
import pilotcity.portal.kernel.changelog.IndexCheckpoint;
import pilotcity.portal.kernel.changelog.LogPosition;
import pilotcity.portal.kernel.changelog.RestoreDetector;
import pilotcity.portal.kernel.changelog.TransactionSnapshot;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.feature.Feature;
import pilotcity.portal.kernel.files.DiskSpace;
import pilotcity.portal.kernel.files.FolderTree;

/**
 * Opens this node's index, or builds it from the tables. Each build has a folder of its own; the file {@code current}
 * names the one in use and is replaced in one step, so that a build that is cut off leaves the old index as it was.
 */
public final class IndexBuilder {
    private static final String CURRENT = "current";
    private static final String BUILD_PREFIX = "build-";
    private static final Pattern BUILD = Pattern.compile(BUILD_PREFIX + "[0-9]+");
    private static final int PAGE = 5_000;

    private final Database db;
    private final Kinds kinds;
    private final DocumentLoader loader;
    private final Path folder;
    private final RestoreDetector detector;

    public IndexBuilder(Database db, Kinds kinds, Collection<Feature<?>> features, Path folder) {
        this.db = db;
        this.kinds = kinds;
        this.loader = new DocumentLoader(features);
        this.folder = folder;
        this.detector = new RestoreDetector(db);
    }

    DocumentLoader documents() {
        return loader;
    }

    RestoreDetector lives() {
        return detector;
    }

    /** The index in use where there is a sound one of this database, else a new one. */
    public Index open(LongConsumer progress) {
        Optional<Index> current = findCurrent();
        if (current.isPresent()) {
            if (continues(current.get())) {
                return current.get();
            }
            current.get().close();
        } else {
            detector.complete();
        }
        return build(progress);
    }

    private Optional<Index> findCurrent() {
        try {
            Files.createDirectories(folder);
            return findBuild().map(build -> Index.open(build, kinds));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The build in use; none where {@code current} names none, as after a crash that left it empty. */
    private Optional<Path> findBuild() throws IOException {
        Path pointer = folder.resolve(CURRENT);
        if (!Files.exists(pointer)) {
            return Optional.empty();
        }
        String name = new String(Files.readAllBytes(pointer), StandardCharsets.UTF_8).strip();
        return BUILD.matcher(name).matches() ? Optional.of(folder.resolve(name)) : Optional.empty();
    }

    /** The index in use where there is a sound one, of whatever database: it asks none. */
    public Optional<Index> findStandIn() {
        Optional<Index> current = findCurrent();
        boolean sound = current.flatMap(IndexCheckpoint::find)
                .filter(checkpoint -> !checkpoint.place().isOfOldForm())
                .isPresent();
        if (!sound) {
            current.ifPresent(Index::close);
            return Optional.empty();
        }
        return current;
    }

    /** Whether {@code index} leads to what the database is now. */
    public boolean continues(Index index) {
        detector.complete();
        return IndexCheckpoint.find(index)
                .map(checkpoint -> numbered(index, checkpoint))
                .filter(checkpoint ->
                        detector.continues(checkpoint, Await.get(ChangeLog.look(db.client(), checkpoint.place()))))
                .isPresent();
    }

    /** The checkpoint, of today's form; one of an older form whose snapshot is still to come is of no life at all. */
    private IndexCheckpoint numbered(Index index, IndexCheckpoint checkpoint) {
        if (!checkpoint.place().isOfOldForm()) {
            return checkpoint;
        }
        LogPosition place = Await.get(ChangeLog.numbered(db.client(), checkpoint.place()));
        TransactionSnapshot now = Await.get(ChangeLog.look(db.client(), place)).snapshot();
        boolean ahead = place.snapshot().xmax() > now.xmax();
        IndexCheckpoint today = ahead ? new IndexCheckpoint("", place) : checkpoint.at(place);
        index.apply(List.of(), Map.of(), today.map());
        return today;
    }

    /**
     * Builds a new index in a folder of its own and makes it the one to open next.
     *
     * @param progress receives how many documents have been read
     */
    public synchronized Index build(LongConsumer progress) {
        Path next = folder.resolve(BUILD_PREFIX + System.currentTimeMillis());
        Index index = Index.open(next, kinds);
        try {
            fill(index, progress);
            use(next);
            return index;
        } catch (RuntimeException e) {
            index.close();
            delete(next);
            throw e;
        }
    }

    private void fill(Index index, LongConsumer progress) {
        ChangeLog.LogHead head = detector.head();
        IndexCheckpoint start = new IndexCheckpoint(head.life(), head.place());
        long[] read = {0};
        loader.scan(db.client(), PAGE, page -> {
            DocumentLoader.log(index.addNew(page.sources(), page.refused()));
            if (!page.sources().isEmpty()) {
                read[0] += page.sources().size();
                progress.accept(read[0]);
            }
        });
        index.compact();
        index.apply(List.of(), Map.of(), start.map());
        index.refresh();
        index.commit();
    }

    private void use(Path build) {
        try {
            Path written = Files.writeString(
                    folder.resolve(CURRENT + ".new"), build.getFileName().toString());
            Files.move(
                    written,
                    folder.resolve(CURRENT),
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Opens the index in use once more, after it has closed itself because its files could not be written, and leads it
     * to the state that readers have, so that they never see an older one; builds a new one where it is damaged.
     *
     * @throws UncheckedIOException while there is still no room for it
     */
    Index reopen(IndexCheckpoint readers) {
        try {
            DiskSpace.requireRoom(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Index index = open(read -> {});
        try {
            lead(index, readers);
            return index;
        } catch (RuntimeException e) {
            index.close();
            throw e;
        }
    }

    private void lead(Index index, IndexCheckpoint to) {
        IndexCheckpoint from = IndexCheckpoint.read(index);
        if (from.life().equals(to.life()) && !from.place().contains(to.place())) {
            ChangeBatch.between(db, loader, from.place(), to.place().snapshot())
                    .forEachRemaining(batch -> batch.applyTo(index, batch.last() ? to : from));
        }
        index.refresh();
        index.commit();
    }

    /** Removes all but the build in use; call it when no other is open. */
    public synchronized void sweep() {
        try (Stream<Path> files = Files.list(folder)) {
            Optional<Path> build = findBuild();
            if (build.isPresent()) {
                files.filter(file -> !file.equals(build.get()))
                        .filter(file -> !file.getFileName().toString().equals(CURRENT))
                        .forEach(IndexBuilder::delete);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path tree) {
        try {
            FolderTree.delete(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
