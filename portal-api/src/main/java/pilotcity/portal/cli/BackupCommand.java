package pilotcity.portal.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import pilotcity.portal.Backups;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.control.ControlSocket;
import pilotcity.portal.kernel.control.DataFolder;

/** Backs up everything that cannot be built again; through the running portal where there is one. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description =
                "Write the database with the files that it names, this node's key and the head of the audit log to one file,"
                        + " as of one moment, and read it again; a running portal does it without stopping.")
final class BackupCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TO", description = "the file to write, or a folder, where it gets a name by the time")
    private Path to = Path.of("");

    @Override
    public Integer call() {
        Config config = CommandTerminal.existing();
        Path whole = to.toAbsolutePath().normalize();
        Optional<DataFolder> held = CommandTerminal.hold(config);
        if (held.isEmpty()) {
            return ControlSocket.ask(config.path(Setting.DATA), "backup", whole.toString(), CommandTerminal::print)
                    ? 0
                    : 1;
        }
        try (DataFolder folder = held.get()) {
            Backups.write(FeatureRegistry.STANDARD, config, folder, whole, CommandTerminal::print);
        }
        return 0;
    }
}
