package pilotcity.portal.model.learning;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import pilotcity.portal.kernel.control.CommandException;
import pilotcity.portal.kernel.learning.LearnedModel;
import pilotcity.portal.kernel.learning.classification.LabelledText;
import pilotcity.portal.kernel.learning.classification.TrainingOptions;
import pilotcity.portal.kernel.learning.evaluation.Evaluation;

/** Learns from one file and says how well that does on another; no portal takes part, and no model is kept. */
public final class FileLearning {
    private FileLearning() {}

    /**
     * Trains on {@code train}, and prints the evaluation on {@code evaluate}.
     *
     * @param json where the evaluation is written as JSON as well
     */
    public static void run(Path train, Path evaluate, Optional<Path> json, Consumer<String> print) {
        List<LabelledText> taught = LabelledTextFile.read(train);
        List<LabelledText> asked = LabelledTextFile.read(evaluate);
        Instant begun = Instant.now();
        LearnedModel model = LearnedModel.train(taught, TrainingOptions.STANDARD, begun);
        print.accept("Trained on " + taught.size() + " texts of " + model.card().labels() + " categories in "
                + Duration.between(begun, Instant.now()).toSeconds() + " s.");
        print.accept("");
        report(model, asked, json, print);
    }

    /** Prints how well {@code model} does on {@code asked}. */
    static void report(LearnedModel model, List<LabelledText> asked, Optional<Path> json, Consumer<String> print) {
        Evaluation evaluation = model.evaluate(asked);
        EvaluationReport.lines(evaluation).forEach(print);
        json.ifPresent(
                file -> write(file, evaluation.toJson().put("card", model.card().toJson())));
    }

    private static void write(Path file, JsonObject content) {
        try {
            Files.writeString(file, content.encodePrettily() + "\n");
        } catch (IOException e) {
            throw CommandException.wrong("--json: " + file + " cannot be written: " + e.getMessage());
        }
    }
}
