package pilotcity.portal.kernel.datasetimport;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import pilotcity.portal.kernel.datasetimport.table.ImportProblem;

/** A data set was not imported; it is as it was before. */
public final class ImportException extends RuntimeException {
    private static final int SHOWN = 20;

    private final List<ImportProblem> problems;

    public ImportException(String set, List<ImportProblem> problems) {
        super(message(set, problems));
        this.problems = List.copyOf(problems);
    }

    public List<ImportProblem> problems() {
        return problems;
    }

    /** Several sets were not imported, each for its reasons. */
    public static ImportException of(Collection<ImportException> each) {
        return new ImportException(
                each.stream().flatMap(one -> one.problems.stream()).toList(),
                each.stream().map(Throwable::getMessage).collect(Collectors.joining("\n")));
    }

    private ImportException(List<ImportProblem> problems, String message) {
        super(message);
        this.problems = List.copyOf(problems);
    }

    private static String message(String set, List<ImportProblem> problems) {
        String more = problems.size() > SHOWN ? "\n  … and " + (problems.size() - SHOWN) + " more" : "";
        return "data set " + set + " was not imported, nothing changed:\n"
                + problems.stream().limit(SHOWN).map(problem -> "  " + problem).collect(Collectors.joining("\n"))
                + more;
    }
}
