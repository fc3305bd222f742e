package pilotcity.portal.kernel.table.schema.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.table.schema.CellFault;
import pilotcity.portal.kernel.table.schema.CheckRule;
import pilotcity.portal.kernel.table.schema.personal.PersonalDataColumn;

/** Counts problems on their way to whoever listens. */
final class CheckCounts {
    private final Consumer<CellProblem> listener;
    private final int shown;
    private final Map<String, Map<CheckRule, Long>> counts = new LinkedHashMap<>();
    private final List<CellProblem> first = new ArrayList<>();
    private long total;

    /** @param shown how many of the first problems the report has */
    CheckCounts(Consumer<CellProblem> listener, int shown) {
        this.listener = listener;
        this.shown = shown;
    }

    void add(CellProblem problem) {
        total++;
        counts.computeIfAbsent(problem.column(), column -> new EnumMap<>(CheckRule.class))
                .merge(problem.rule(), 1L, Long::sum);
        if (first.size() < shown) {
            first.add(problem);
        }
        listener.accept(problem);
    }

    void add(long row, String column, String value, CellFault fault) {
        add(new CellProblem(row, column, CellFault.shortened(value), fault.rule(), fault.message()));
    }

    void add(long row, String column, String value, CheckRule rule, String zh, String en) {
        add(row, column, value, new CellFault(rule, new Label(zh, en)));
    }

    long total() {
        return total;
    }

    CheckReport report(long rows, long good, List<PersonalDataColumn> personalData) {
        Map<String, Map<CheckRule, Long>> all = new LinkedHashMap<>();
        counts.forEach((column, rules) -> all.put(column, Collections.unmodifiableMap(rules)));
        return new CheckReport(rows, good, total, Collections.unmodifiableMap(all), List.copyOf(first), personalData);
    }
}
