package pilotcity.portal.kernel.control;

import java.util.Optional;
import pilotcity.portal.ConfigException;
import pilotcity.portal.kernel.datasets.ImportException;
import pilotcity.portal.kernel.db.DatabaseException;
import pilotcity.portal.kernel.http.Exhausted;
import pilotcity.portal.kernel.http.Problem;

/** A command was not done; the message is for whoever gave it. */
public final class CommandException extends RuntimeException {
    CommandException(String message) {
        super(message);
    }

    /**
     * What whoever gave a command is told of {@code failure}: the same whether the command did it or the running portal.
     * Empty for what nobody has foreseen.
     */
    public static Optional<String> told(Throwable failure) {
        return switch (failure) {
            case Problem problem -> Optional.of(problem.described());
            case ConfigException e -> Optional.of(String.valueOf(e.getMessage()));
            case ImportException e -> Optional.of(String.valueOf(e.getMessage()));
            case DatabaseException e -> Optional.of(String.valueOf(e.getMessage()));
            case CommandException e -> Optional.of(String.valueOf(e.getMessage()));
            default -> Exhausted.find(failure).map(Problem::described);
        };
    }
}
