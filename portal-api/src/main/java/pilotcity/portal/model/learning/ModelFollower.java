package pilotcity.portal.model.learning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.learning.WordsModel;
import pilotcity.portal.kernel.suggestion.CurrentModel;
import pilotcity.portal.kernel.suggestion.CurrentModel.VersionedModel;
import pilotcity.portal.model.ModelStore;

/**
 * The model that a node reads words with: the one that the database says is in use, with a copy in {@code data/models}
 * for a start without the database. Where the categories have changed since it was learnt, one node learns anew.
 */
public final class ModelFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ModelFollower.class);
    private static final String KIND = "model";
    private static final String LAST = "in-use";
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final boolean serving;
    private final boolean learns;
    private final ModelStore store;
    private final Path folder;
    private final CurrentModel current = new CurrentModel();
    private final LearnRunner learning;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            work -> Thread.ofPlatform().name("models").daemon().unstarted(work));

    /**
     * @param serving whether words are read here; a command does not
     * @param learns whether it learns by itself
     */
    public ModelFollower(Database database, Path data, boolean serving, boolean learns) {
        this.serving = serving;
        this.learns = learns;
        this.store = new ModelStore(database);
        this.folder = data.resolve("models");
        this.learning = new LearnRunner(database, store);
    }

    public CurrentModel current() {
        return current;
    }

    public LearnRunner learning() {
        return learning;
    }

    /** What was in use when this node ran last, where the database is still to come. */
    public void readLast() {
        try {
            Path last = folder.resolve(LAST);
            if (Files.exists(last)) {
                String version = Files.readString(last).strip();
                use(version, Files.readAllBytes(file(version)));
            }
        } catch (IOException e) {
            LOG.warn("the model that was in use last cannot be read: {}", e.getMessage());
        }
    }

    /** Takes what is in use, then learns where that is needed; both beside the requests. */
    public void start() {
        if (serving) {
            thread.execute(() -> {
                refresh();
                learnWhereNeeded();
            });
        }
    }

    /** Called on the feed's thread. */
    public void changed(Set<String> kinds) {
        if (serving && kinds.contains(KIND)) {
            thread.execute(this::refresh);
        }
    }

    private void refresh() {
        try {
            Optional<String> wanted = Await.get(store.inUse());
            if (wanted.isPresent() && !wanted.equals(current.find().map(VersionedModel::version))) {
                byte[] content = Await.get(store.get(wanted.get())).content().getBytes();
                use(wanted.get(), content);
                keep(wanted.get(), content);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("the model in use cannot be taken; the one before goes on: {}", e.getMessage());
        }
    }

    private void use(String version, byte[] content) throws IOException {
        current.use(new VersionedModel(version, WordsModel.of(content)));
        LOG.info("words are read by {}", version);
    }

    private void keep(String version, byte[] content) throws IOException {
        Files.createDirectories(folder);
        Path part = folder.resolve(version + ".part");
        Files.write(part, content);
        Files.move(part, file(version), StandardCopyOption.ATOMIC_MOVE);
        Files.writeString(folder.resolve(LAST), version);
    }

    private Path file(String version) {
        return folder.resolve(version + ".model");
    }

    private void learnWhereNeeded() {
        try {
            if (learns && learning.isNeeded()) {
                learning.learn(false, line -> LOG.info("{}", line));
                refresh();
            }
        } catch (RuntimeException e) {
            if (thread.isShutdown()) {
                LOG.info("learning was stopped; it begins anew at the next start");
            } else {
                LOG.warn("no model could be learnt; suggestions go on as they were: {}", e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(CLOSE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("learning goes on until the process ends");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
