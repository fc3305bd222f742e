package pilotcity.portal.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.PortalNode;
import pilotcity.portal.command.PublishRunner;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.control.ControlSocket;
import pilotcity.portal.kernel.control.DataFolder;

/** Publishes a file or a folder as a data set; through the running portal where there is one. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description =
                "Publish FILE, or the files of FOLDER as its datapackage.json or dataset.json describes them, as a"
                        + " new version of a data set. Whatever is in the way is told, and the draft is kept.")
final class PublishCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FOLDER|FILE", description = "what is to be published")
    private Path path = Path.of("");

    @Option(names = "--dataset", paramLabel = "ID", description = "the data set; a new one is numbered")
    private @Nullable String dataset;

    @Option(names = "--organisation", paramLabel = "ID", description = "who publishes a new one")
    private @Nullable String organisation;

    @Option(
            names = "--accept",
            description = "take the schemas that are proposed, and what they ask as it is, but for" + " personal data")
    private boolean accept;

    @Option(
            names = "--answer",
            paramLabel = "QUESTION",
            description = "say yes to one question; personal data are published only so, such as personal-data:phone")
    private List<String> answers = List.of();

    @Option(names = "--lenient", description = "leave bad cells empty, and count them")
    private boolean lenient;

    @Option(names = "--hold", description = "hand it in for review, and do not publish it")
    private boolean hold;

    @Option(names = "--notes", paramLabel = "TEXT", description = "what is new in this version")
    private @Nullable String notes;

    @Option(
            names = "--with",
            paramLabel = "FIELD=VALUE",
            description = "a field of the description: name, nameEn, license, contactEmail, ...")
    private Map<String, String> with = Map.of();

    @Override
    public Integer call() {
        PublishRunner.requireReadable(path.toAbsolutePath().normalize());
        Config config = CommandTerminal.config();
        Optional<DataFolder> held = CommandTerminal.hold(config);
        if (held.isEmpty()) {
            return ControlSocket.ask(config.path(Setting.DATA), "publish", order(), CommandTerminal::print) ? 0 : 1;
        }
        try (DataFolder folder = held.get();
                PortalNode node = PortalNode.start(FeatureRegistry.STANDARD, config, folder, CommandTerminal::print)) {
            node.commands().publish(order(), CommandTerminal::print);
        }
        return 0;
    }

    private String order() {
        JsonObject order = new JsonObject()
                .put("path", path.toAbsolutePath().normalize().toString())
                .put("accept", accept)
                .put("answers", new JsonArray(answers))
                .put("lenient", lenient)
                .put("hold", hold)
                .put("with", new JsonObject(new HashMap<>(with)));
        if (dataset != null) {
            order.put("dataset", dataset);
        }
        if (organisation != null) {
            order.put("organisation", organisation);
        }
        return notes == null ? order.encode() : order.put("notes", notes).encode();
    }
}
