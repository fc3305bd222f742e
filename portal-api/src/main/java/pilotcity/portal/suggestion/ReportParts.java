package pilotcity.portal.suggestion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import pilotcity.index.Index;
import pilotcity.portal.kernel.learning.text.SentenceCutter;
import pilotcity.portal.kernel.suggestion.WordsReader;
import pilotcity.portal.kernel.suggestion.WordsReading;
import pilotcity.portal.kernel.suggestion.WordsReading.ProbableCategory;
import pilotcity.portal.suggestion.Suggestions.ReportPart;

/**
 * Finds the matters that one report raises: its clauses are read one by one, and those that are about the same category
 * belong together. A clause raises a matter where it says so plainly and the whole report speaks of it too; any other
 * belongs to the clause before it.
 */
final class ReportParts {
    private static final int MOST = 6;

    /** What a clause alone must make of its category. */
    private static final double PLAIN = 0.6;

    /** What the whole must make of it: a clause torn out of one matter reads as another now and then. */
    private static final double SPOKEN_OF = 0.05;

    /** The same where it says itself that it has come to another matter. */
    private static final double ANNOUNCED = 0.01;

    private static final Pattern MERE_MARKS = Pattern.compile("[\\p{P}\\s]*");

    private final Index index;
    private final WordsReader reader;
    private final String words;
    private final WordsReading whole;
    private final double least;

    ReportParts(Index index, WordsReader reader, String words, WordsReading whole) {
        this.index = index;
        this.reader = reader;
        this.words = words;
        this.whole = whole;
        this.least = SentenceCutter.announcesAnother(words) ? ANNOUNCED : SPOKEN_OF;
    }

    /** One of the matters, and the clauses that are about it. */
    private record Matter(ProbableCategory category, List<Clause> clauses) {}

    /** The matters, in their order; empty where there is only one. */
    List<ReportPart> find() {
        if (spokenOf() < 2) {
            return List.of();
        }
        List<ReportPart> parts = matters().stream()
                .flatMap(matter -> part(matter).stream())
                .limit(MOST)
                .toList();
        return parts.size() < 2 ? List.of() : parts;
    }

    private long spokenOf() {
        return whole.categories().stream()
                .filter(each -> each.probability() >= least)
                .count();
    }

    private Collection<Matter> matters() {
        Map<String, Matter> matters = new LinkedHashMap<>();
        List<Clause> current = new ArrayList<>();
        for (Clause clause : Clause.of(words)) {
            Optional<ProbableCategory> raised = raised(clause);
            if (raised.isPresent()) {
                List<Clause> before = matters.isEmpty() ? current : List.of();
                current = matters.computeIfAbsent(
                                raised.get().category(), id -> new Matter(raised.get(), new ArrayList<>(before)))
                        .clauses();
            }
            current.add(clause);
        }
        return matters.values();
    }

    private Optional<ProbableCategory> raised(Clause clause) {
        return reader.read(clause.in(words)).categories().stream()
                .findFirst()
                .filter(read -> read.probability() >= PLAIN)
                .filter(read -> whole.probability(read.category()) >= least);
    }

    private Optional<ReportPart> part(Matter matter) {
        return Suggester.suggestion(index, matter.category())
                .map(category -> new ReportPart(joined(matter.clauses()), category));
    }

    /** As they stand where they stand side by side. */
    private String joined(List<Clause> clauses) {
        StringBuilder joined = new StringBuilder();
        int end = -1;
        for (Clause clause : clauses) {
            if (end >= 0) {
                String between = words.substring(end, clause.start());
                joined.append(MERE_MARKS.matcher(between).matches() ? between : "\n");
            }
            joined.append(words, clause.start(), clause.end());
            end = clause.end();
        }
        return joined.toString().strip();
    }
}
