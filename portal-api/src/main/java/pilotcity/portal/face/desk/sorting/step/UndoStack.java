package pilotcity.portal.face.desk.sorting.step;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How what was done can be taken back, the last thing last. The page keeps it, since nobody else can take back what was
 * done on it.
 *
 * @param groups of steps, each the reverse of what one press of a button did
 */
public record UndoStack(List<List<SortingStep>> groups) {
    private static final int MOST = 20;
    private static final String BETWEEN = ",";
    private static final String STEPS = BETWEEN + "(?=[^@,]+@[0-9]+ )";

    public static UndoStack parse(Collection<String> texts) {
        return new UndoStack(texts.stream()
                .filter(text -> !text.isBlank())
                .skip(Math.max(0, texts.size() - MOST))
                .map(text -> Arrays.stream(text.strip().split(STEPS, -1))
                        .map(SortingStep::parse)
                        .toList())
                .toList());
    }

    public boolean isEmpty() {
        return groups.isEmpty();
    }

    /** What was done last. */
    public List<SortingStep> last() {
        return groups.isEmpty() ? List.of() : groups.getLast();
    }

    /** Without what was done last, but for {@code kept} of it. */
    public UndoStack withoutLast(List<SortingStep> kept) {
        List<List<SortingStep>> rest = new ArrayList<>(groups.subList(0, Math.max(0, groups.size() - 1)));
        if (!kept.isEmpty()) {
            rest.add(kept);
        }
        return new UndoStack(rest);
    }

    public UndoStack and(List<SortingStep> reverse) {
        List<List<SortingStep>> more = new ArrayList<>(groups);
        if (!reverse.isEmpty()) {
            more.add(reverse);
        }
        return new UndoStack(more.subList(Math.max(0, more.size() - MOST), more.size()));
    }

    /** One's own write moved record {@code id} from one version to the next, and nobody came between. */
    public UndoStack moved(String id, int from, int to) {
        return new UndoStack(groups.stream()
                .map(group -> group.stream()
                        .map(step -> step.id().equals(id) && step.version() == from ? step.at(to) : step)
                        .toList())
                .toList());
    }

    public List<String> texts() {
        return groups.stream()
                .map(group -> group.stream().map(SortingStep::toString).collect(Collectors.joining(BETWEEN)))
                .toList();
    }
}
