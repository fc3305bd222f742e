package pilotcity.portal.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import pilotcity.portal.Backups;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.ConfigException;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.control.DataFolder;

/** Puts back what {@link BackupCommand} wrote. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Check a backup and put it back, into the data folder and the database of the configuration.")
final class RestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FROM", description = "a file that ./portal backup wrote")
    private Path from = Path.of("");

    @Option(names = "--replace", description = "set aside what is there already")
    private boolean replace;

    @Override
    public Integer call() {
        Config config = CommandTerminal.config();
        Optional<DataFolder> held = CommandTerminal.hold(config);
        if (held.isEmpty()) {
            throw new ConfigException("a portal is running on " + config.path(Setting.DATA) + "; stop it first");
        }
        try (DataFolder folder = held.get()) {
            Backups.restore(
                    FeatureRegistry.STANDARD, config, folder, from.toAbsolutePath(), replace, CommandTerminal::print);
        }
        return 0;
    }
}
