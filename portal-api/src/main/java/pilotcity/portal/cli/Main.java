package pilotcity.portal.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import pilotcity.portal.ConfigException;
import pilotcity.portal.kernel.datasets.ImportException;
import pilotcity.portal.kernel.http.Problem;

/** The portal's command. */
@Command(
        name = "./portal",
        description = "The Pilot City Portal.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            ImportCommand.class,
            ReindexCommand.class,
            TokenCommand.class,
            AuditCommand.class,
            LeftOutCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            BenchCommand.class
        })
public final class Main implements Callable<Integer> {
    private Main() {}

    @Override
    public Integer call() {
        return CommandLine.ExitCode.USAGE;
    }

    /** Exit code 0 when it was done, 1 when it failed, 2 when it was asked wrongly. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, line, parsed) -> report(failure, line.getErr()));
    }

    private static int report(Exception failure, PrintWriter err) throws Exception {
        if (failure instanceof ConfigException || failure instanceof ImportException) {
            err.println("portal: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        if (failure instanceof Problem problem) {
            err.println("portal: " + problem.described());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }
}
