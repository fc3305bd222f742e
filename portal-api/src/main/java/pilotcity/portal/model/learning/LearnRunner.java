package pilotcity.portal.model.learning;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.db.DatabaseLock;
import pilotcity.portal.kernel.learning.LearnedModel;
import pilotcity.portal.kernel.learning.WordsModel;
import pilotcity.portal.kernel.learning.classification.ClassifierTrainer;
import pilotcity.portal.kernel.learning.classification.LabelledText;
import pilotcity.portal.kernel.learning.classification.TrainedClassifier;
import pilotcity.portal.kernel.learning.classification.TrainingOptions;
import pilotcity.portal.kernel.learning.evaluation.Evaluation;
import pilotcity.portal.kernel.learning.evaluation.Figures;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.suggestion.CurrentModel;
import pilotcity.portal.model.ModelStore;
import pilotcity.portal.model.TrainingSet;
import pilotcity.portal.model.TrainingSetReader;

/** Learns models of what the portal knows, compares them with the one in use, and puts them in use. */
public final class LearnRunner {
    private static final String LOCK = "learn";

    /** With fewer records to be judged by, a comparison says nothing (METHODS of proportions: n of 30). */
    private static final int ENOUGH_RECORDS = 30;

    private final Database database;
    private final ModelStore store;

    public LearnRunner(Database database, ModelStore store) {
        this.database = database;
        this.store = store;
    }

    /** Whether there is no model, or the categories have changed since the one in use was learnt. */
    public boolean isNeeded() {
        return !Await.get(store.treeDigest()).equals(Optional.of(read().treeDigest()));
    }

    private TrainingSet read() {
        return Await.get(TrainingSetReader.read(database.client()));
    }

    /**
     * Learns a model and puts it in use unless it does worse on records than the one that is; blocks. One at a time
     * learns on a database.
     *
     * @param force puts it in use all the same
     */
    public void learn(boolean force, Consumer<String> print) {
        Optional<DatabaseLock> lock = database.tryLock(LOCK);
        if (lock.isEmpty()) {
            throw Problem.of(Problem.Kind.CONFLICT, "another process is learning; try again when it is done");
        }
        try (DatabaseLock _ = lock.get()) {
            learnLocked(force, print);
        }
    }

    private void learnLocked(boolean force, Consumer<String> print) {
        long start = System.nanoTime();
        TrainingSet set = read();
        if (set.categories() < 2) {
            throw Problem.of(Problem.Kind.CONFLICT, "there are no categories to learn");
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        TrainedClassifier categories =
                ClassifierTrainer.train(set.learnt(), TrainingOptions.STANDARD.withGroups(set.groups()));
        WordsModel model = new WordsModel(
                LearnedModel.of(categories, set.learnt(), now),
                LearnedModel.train(set.dangers(), TrainingOptions.STANDARD, now));
        print.accept(String.format(
                Locale.ROOT,
                "learnt %d categories from %d texts of theirs and %d records in %.1f s",
                set.categories(),
                set.treeTexts(),
                set.recordTexts(),
                Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0));
        print.accept(line("texts that were held out", categories.heldOut()));
        Comparison comparison = compare(set.judged(), model.categories(), print);
        String id = keep(set, model, categories.heldOut(), now, comparison);
        if (comparison.isWorse() && !force) {
            print.accept(id + " is kept, and not in use: it does worse than " + comparison.other()
                    + ", which stays; --force puts it in use, and --use any other");
        } else {
            Await.get(store.use(id));
            print.accept(id + " is in use");
        }
    }

    /**
     * The new model and the one in use on the same records, which neither has learnt.
     *
     * @param results of the new one, or null where there are too few records
     * @param other the one in use, or null where there is none
     */
    private record Comparison(
            @Nullable Evaluation results,
            @Nullable String other,
            @Nullable Evaluation ofOther) {
        /** Worse by more than chance gives: below the interval of the other. */
        boolean isWorse() {
            return results != null
                    && ofOther != null
                    && results.figures().accuracy()
                            < ofOther.figures().interval().low();
        }
    }

    private Comparison compare(List<LabelledText> judged, LearnedModel learnt, Consumer<String> print) {
        Optional<String> inUse = Await.get(store.inUse());
        if (judged.size() < ENOUGH_RECORDS) {
            print.accept(judged.size() + " records to be judged by are too few to compare");
            return new Comparison(null, inUse.orElse(null), null);
        }
        Evaluation results = learnt.evaluate(judged);
        print.accept(line("records", results));
        Evaluation ofOther =
                inUse.map(id -> content(id).categories().evaluate(judged)).orElse(null);
        if (ofOther != null) {
            print.accept(line("the same records by " + inUse.get(), ofOther));
        }
        return new Comparison(results, inUse.orElse(null), ofOther);
    }

    private WordsModel content(String id) {
        try {
            return WordsModel.of(Await.get(store.get(id)).content().getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String keep(TrainingSet set, WordsModel model, Evaluation heldOut, Instant now, Comparison comparison) {
        return Await.get(store.add(new ModelStore.NewModel(
                now,
                set.treeDigest(),
                set.categories(),
                set.treeTexts(),
                set.recordTexts(),
                CurrentModel.SURE_FROM,
                heldOut,
                comparison.results(),
                comparison.other(),
                comparison.ofOther() == null
                        ? null
                        : comparison.ofOther().figures().accuracy(),
                Buffer.buffer(bytes(model)))));
    }

    private static byte[] bytes(WordsModel model) {
        try {
            return model.toBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(String what, Evaluation evaluation) {
        Figures results = evaluation.figures();
        return String.format(
                Locale.ROOT,
                "%s: %d, first right %.1f %% (95 %% interval %.1f to %.1f), among three %.1f %%, macro-F1 %.3f,"
                        + " calibration error %.3f",
                what,
                results.texts(),
                results.accuracy() * 100,
                results.interval().low() * 100,
                results.interval().high() * 100,
                results.top3() * 100,
                results.macroF1(),
                results.calibrationError());
    }

    /**
     * Does what a command asks for; blocks.
     *
     * @param order a JSON object with {@code do}: learn (perhaps with {@code force}), list, use (with {@code id}), or evaluate (with {@code file} and perhaps {@code json})
     */
    public void run(String order, Consumer<String> print) {
        JsonObject asked = new JsonObject(order);
        switch (asked.getString("do")) {
            case "list" -> list(print);
            case "evaluate" -> evaluate(Path.of(asked.getString("file")), asked.getString("json"), print);
            case "use" -> use(asked.getString("id"), print);
            default -> learn(asked.getBoolean("force", false), print);
        }
    }

    private void evaluate(Path file, @Nullable String json, Consumer<String> print) {
        String id = Await.get(store.inUse())
                .orElseThrow(() -> Problem.of(Problem.Kind.CONFLICT, "there is no model in use yet"));
        print.accept("judging " + id);
        FileLearning.report(
                content(id).categories(),
                LabelledTextFile.read(file),
                Optional.ofNullable(json).map(Path::of),
                print);
    }

    /** Puts an earlier model in use again. */
    private void use(String id, Consumer<String> print) {
        Await.get(store.use(id));
        print.accept(id + " is in use");
    }

    /** Prints the models that are kept. */
    private void list(Consumer<String> print) {
        List<String> lines = Await.get(store.list());
        (lines.isEmpty() ? List.of("there is no model yet") : lines).forEach(print);
    }
}
