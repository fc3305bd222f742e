package pilotcity.portal.kernel.control;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.config.ConfigException;
import pilotcity.portal.kernel.datasetimport.ImportException;
import pilotcity.portal.kernel.db.DatabaseException;
import pilotcity.portal.kernel.files.FileStoreException;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.problem.ResourceExhaustion;

/** A command failed; the message is for the caller. */
public final class CommandException extends RuntimeException {
    private final boolean wrong;

    private CommandException(String message, boolean wrong, @Nullable Throwable cause) {
        super(message, cause);
        this.wrong = wrong;
    }

    /** The command could not be done. */
    static CommandException failed(String message) {
        return new CommandException(message, false, null);
    }

    /** The command was given wrongly, such as with an unknown name. */
    public static CommandException wrong(String message) {
        return new CommandException(message, true, null);
    }

    /** Whether the same would fail again, until something else is asked. */
    public boolean isWrong() {
        return wrong;
    }

    /**
     * The message for the user of a command, the same whether the command or the running portal failed; empty for
     * unexpected failures.
     */
    public static Optional<CommandException> from(Throwable failure) {
        return switch (failure) {
            case CommandException e -> Optional.of(e);
            case Problem problem -> Optional.of(of(problem));
            case ConfigException e -> Optional.of(failed(e));
            case FileStoreException e -> Optional.of(failed(e));
            case ImportException e -> Optional.of(failed(e));
            case DatabaseException e -> Optional.of(failed(e));
            default -> ResourceExhaustion.find(failure).map(CommandException::of);
        };
    }

    private static CommandException of(Problem problem) {
        boolean wrong = problem.kind() == Problem.Kind.BAD_REQUEST || problem.kind() == Problem.Kind.NOT_FOUND;
        return new CommandException(problem.described(), wrong, problem);
    }

    private static CommandException failed(RuntimeException e) {
        return new CommandException(String.valueOf(e.getMessage()), false, e);
    }
}
