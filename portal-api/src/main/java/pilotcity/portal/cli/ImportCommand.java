package pilotcity.portal.cli;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.PortalNode;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.control.CommandException;
import pilotcity.portal.kernel.control.ControlSocket;
import pilotcity.portal.kernel.control.DataFolder;

/** Imports changed data sets, or a file of many documents; through the running portal where there is one. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Import the data sets whose files have changed, or the rows of FILE as documents of KIND."
                + " What was imported before is left alone, so that an import that was cut off is run again.")
final class ImportCommand implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "KIND", description = "what the file holds, such as records")
    private @Nullable String kind;

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "CSV, may be gzipped")
    private @Nullable Path file;

    @Option(
            names = "--mapping",
            paramLabel = "M",
            defaultValue = "open311",
            showDefaultValue = Help.Visibility.ALWAYS,
            description = "boston, new-york, open311, or a file that says what the columns are")
    private String mapping = "open311";

    @Option(
            names = "--with",
            paramLabel = "MEMBER=VALUE",
            description = "a member of the mapping that is to be otherwise: source, timezone, encoding, delimiter,"
                    + " crs, license, attribution, url")
    private Map<String, String> with = Map.of();

    @Option(names = "--check", description = "say what would come of it, and write nothing")
    private boolean check;

    @Option(names = "--undo", paramLabel = "SOURCE", description = "take back what was imported from SOURCE")
    private @Nullable String undo;

    @Option(names = "--force", description = "with --undo: also what people have worked on since")
    private boolean force;

    @Override
    public Integer call() {
        if (undo != null && file != null) {
            throw CommandException.wrong("--undo takes no file: ./portal import " + kind + " --undo " + undo);
        }
        if (kind == null && (undo != null || check)) {
            throw CommandException.wrong("say of what kind: ./portal import records ...");
        }
        if (kind != null && file == null && undo == null) {
            throw CommandException.wrong("say which file: ./portal import " + kind + " FILE --mapping M");
        }
        Config config = CommandTerminal.config();
        Optional<DataFolder> held = CommandTerminal.hold(config);
        if (held.isEmpty()) {
            return ControlSocket.ask(config.path(Setting.DATA), verb(), order(), CommandTerminal::print) ? 0 : 1;
        }
        try (DataFolder folder = held.get();
                PortalNode node = PortalNode.start(FeatureRegistry.STANDARD, config, folder, CommandTerminal::print)) {
            if (kind == null) {
                node.importDataSets(CommandTerminal::print);
            } else {
                node.commands().importFile(order(), CommandTerminal::print);
            }
        }
        return 0;
    }

    private String verb() {
        return kind == null ? "import" : "import file";
    }

    private String order() {
        if (undo != null) {
            return new JsonObject()
                    .put("kind", kind)
                    .put("undo", undo)
                    .put("force", force)
                    .encode();
        }
        return new JsonObject()
                .put("kind", kind)
                .put("with", new JsonObject(new HashMap<>(with)))
                .put("check", check)
                .put("file", String.valueOf(file == null ? null : file.toAbsolutePath()))
                .put(
                        "mapping",
                        Files.isRegularFile(Path.of(mapping))
                                ? String.valueOf(Path.of(mapping).toAbsolutePath())
                                : mapping)
                .encode();
    }
}
