package pilotcity.portal.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import pilotcity.portal.command.FileLearning;
import pilotcity.portal.kernel.control.CommandException;

/** Learns to tell categories from words, and says how well that goes. */
@Command(
        name = "learn",
        mixinStandardHelpOptions = true,
        description = "Learn from the texts of one file to tell their categories, and print how well that does on the"
                + " texts of another: accuracy, calibration, what is taken for what. Each line of a file is: language"
                + " TAB category TAB text. Nothing of a portal is read or changed.")
final class LearnCommand implements Callable<Integer> {
    @Option(names = "--train", paramLabel = "FILE", description = "the texts to learn from")
    private @Nullable Path train;

    @Option(names = "--evaluate", paramLabel = "FILE", description = "the texts to try it on")
    private @Nullable Path evaluate;

    @Option(names = "--json", paramLabel = "FILE", description = "where the figures are written as JSON as well")
    private @Nullable Path json;

    @Override
    public Integer call() {
        if (train == null || evaluate == null) {
            throw CommandException.wrong("say from what and on what: ./portal learn --train FILE --evaluate FILE");
        }
        FileLearning.run(train, evaluate, Optional.ofNullable(json), CommandTerminal::print);
        return 0;
    }
}
