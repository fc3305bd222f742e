package pilotcity.portal.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import pilotcity.portal.Backups;
import pilotcity.portal.Config;
import pilotcity.portal.ConfigException;
import pilotcity.portal.Portal;
import pilotcity.portal.Setting;
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
        Config config = Terminal.config();
        Optional<DataFolder> held = Terminal.hold(config);
        if (held.isEmpty()) {
            throw new ConfigException("a portal is running on " + config.path(Setting.DATA) + "; stop it first");
        }
        try (DataFolder folder = held.get()) {
            Backups.restore(Portal.STANDARD, config, folder, from.toAbsolutePath(), replace, Terminal::print);
        }
        return 0;
    }
}
