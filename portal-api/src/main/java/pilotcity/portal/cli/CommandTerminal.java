package pilotcity.portal.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import pilotcity.portal.Backups;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.control.CommandException;
import pilotcity.portal.kernel.control.ControlSocket;
import pilotcity.portal.kernel.control.DataFolder;
import pilotcity.portal.kernel.feature.BulkImport;

/** What commands share: the configuration of this folder, and the person who reads. */
final class CommandTerminal {
    /** Held here, because the logging system forgets a logger's level with the logger. */
    private static final Logger LUCENE =
            Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    private static boolean overwriting;
    private static Optional<String> data = Optional.empty();

    private CommandTerminal() {}

    /** The configuration is that of the portal in this folder. */
    static void useData(String folder) {
        data = Optional.of(folder);
    }

    static boolean usesData() {
        return data.isPresent();
    }

    static Config config() {
        LUCENE.setLevel(Level.SEVERE);
        Config config = Config.read(Path.of(System.getProperty("portal.home", ".")), System.getenv());
        return data.map(folder -> config.with(Setting.DATA, folder)).orElse(config);
    }

    /** The same for commands that make no portal: a missing data folder is taken for a typing error. */
    static Config existing() {
        Config config = config();
        Path folder = config.path(Setting.DATA);
        if (usesData() && !Files.isDirectory(folder)) {
            throw CommandException.wrong("--data: there is no folder " + folder + "; ./portal run makes one");
        }
        return config;
    }

    /** Takes the data folder for this process, logs included; empty when another one has it. */
    static Optional<DataFolder> hold(Config config) {
        Path data = config.path(Setting.DATA);
        System.setProperty("portal.logs", data.resolve("logs").toString());
        Optional<DataFolder> held = DataFolder.hold(data);
        held.ifPresent(folder -> Backups.undoUnfinishedRestore(folder, CommandTerminal::note));
        return held;
    }

    @SuppressWarnings("SystemOut") // a command talks to its terminal
    static void print(String line) {
        if (line.startsWith(BulkImport.PROGRESS)) {
            System.out.print("\r" + line.substring(1) + "  ");
            overwriting = true;
        } else {
            System.out.println((overwriting ? "\n" : "") + line);
            overwriting = false;
        }
        System.out.flush();
    }

    /** For people; what programs read goes to standard output. */
    @SuppressWarnings("SystemOut") // a command talks to its terminal
    static void note(String line) {
        System.err.println(line);
    }

    /** Has the running portal do {@code verb}. */
    static int askRunning(Config config, String verb) {
        return ControlSocket.ask(config.path(Setting.DATA), verb, CommandTerminal::print) ? 0 : 1;
    }
}
