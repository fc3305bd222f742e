package pilotcity.portal.cli;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.PortalNode;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.control.ControlSocket;
import pilotcity.portal.kernel.control.DataFolder;
import pilotcity.portal.model.learning.FileLearning;

/** Learns what proposes categories; through the running portal where there is one. */
@Command(
        name = "learn",
        mixinStandardHelpOptions = true,
        description = "Learn a model from the categories, their example sentences and the records that people have"
                + " sorted, compare it with the one in use, and put it in use unless it does worse.")
final class LearnCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--force", description = "put the new model in use even if it does worse")
    private boolean force;

    @Option(names = "--list", description = "list the models that are kept")
    private boolean list;

    @Option(names = "--use", paramLabel = "MODEL", description = "put an earlier model in use again")
    private @Nullable String use;

    @Option(
            names = "--evaluate",
            paramLabel = "FILE",
            description = "judge the model in use by a file: language, category and text, with tabs between")
    private @Nullable Path evaluate;

    @Option(
            names = "--train",
            paramLabel = "FILE",
            description = "with --evaluate: judge a model that is learnt from this file instead; nothing is kept")
    private @Nullable Path train;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "with --evaluate: where the figures are written as well")
    private @Nullable Path json;

    @Override
    public Integer call() {
        requireSense();
        if (evaluate != null && train != null) {
            FileLearning.run(train, evaluate, Optional.ofNullable(json), CommandTerminal::print);
            return 0;
        }
        Config config = CommandTerminal.config();
        Optional<DataFolder> held = CommandTerminal.hold(config);
        if (held.isEmpty()) {
            return ControlSocket.ask(config.path(Setting.DATA), "learn", order(), CommandTerminal::print) ? 0 : 1;
        }
        try (DataFolder folder = held.get();
                PortalNode node = PortalNode.start(FeatureRegistry.STANDARD, config, folder, CommandTerminal::print)) {
            node.commands().learn(order(), CommandTerminal::print);
        }
        return 0;
    }

    private void requireSense() {
        int asked = (list ? 1 : 0) + (use == null ? 0 : 1) + (evaluate == null ? 0 : 1) + (force ? 1 : 0);
        String wrong = asked > 1
                ? "--force, --list, --use and --evaluate: one of them at a time"
                : evaluate == null && (train != null || json != null) ? "--train and --json go with --evaluate" : "";
        if (!wrong.isEmpty() && spec != null) {
            throw new ParameterException(spec.commandLine(), wrong);
        }
    }

    private String order() {
        JsonObject order = new JsonObject()
                .put("do", list ? "list" : use != null ? "use" : evaluate != null ? "evaluate" : "learn");
        if (evaluate != null) {
            order.put("file", evaluate.toAbsolutePath().normalize().toString());
        }
        if (json != null) {
            order.put("json", json.toAbsolutePath().normalize().toString());
        }
        return order.put("id", use).put("force", force).encode();
    }
}
