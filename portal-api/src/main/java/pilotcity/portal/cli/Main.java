package pilotcity.portal.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import pilotcity.portal.kernel.control.CommandException;

/** The portal's command. */
@Command(
        name = "./portal",
        description = "The Pilot City Portal.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            ImportCommand.class,
            PublishCommand.class,
            ReindexCommand.class,
            TokenCommand.class,
            AuditCommand.class,
            LeftOutCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            LearnCommand.class,
            BenchCommand.class
        })
public final class Main implements Callable<Integer> {
    private Main() {}

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            scope = ScopeType.INHERIT,
            description = "the folder of the portal's data instead of the configured one")
    void data(String folder) {
        CommandTerminal.useData(folder);
    }

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
        Optional<CommandException> told = CommandException.from(failure);
        if (told.isPresent()) {
            err.println("portal: " + told.get().getMessage());
            return told.get().isWrong() ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }
}
