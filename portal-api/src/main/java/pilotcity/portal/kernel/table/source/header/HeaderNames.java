package pilotcity.portal.kernel.table.source.header;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of columns as a header gives them: white space becomes one space, a column without a name is called
 * {@code column_3} by its position, and a name that is there already gets the next free number: {@code name_2}.
 */
public final class HeaderNames {
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0\\u3000\\ufeff]+");
    private static final String JOINT = " / ";

    private HeaderNames() {}

    /**
     * @param header its rows, the uppermost first. In all but the last, a cell that is empty was merged with the one to
     *     its left
     * @param width how many columns there are
     */
    public static List<String> of(List<GridRow> header, int width) {
        List<List<String>> parts = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            parts.add(new ArrayList<>());
        }
        for (int i = 0; i < header.size(); i++) {
            String left = "";
            for (int column = 0; column < width; column++) {
                String cell = cleaned(header.get(i).cell(column));
                left = cell.isEmpty() && i < header.size() - 1 && goesOn(header, i, column) ? left : cell;
                if (!left.isEmpty() && !parts.get(column).contains(left)) {
                    parts.get(column).add(left);
                }
            }
        }
        return unique(parts.stream().map(names -> String.join(JOINT, names)).toList());
    }

    /** A cell that nothing stands under either is empty, and not merged. */
    private static boolean goesOn(List<GridRow> header, int above, int column) {
        return header.subList(above + 1, header.size()).stream()
                .anyMatch(row -> !row.cell(column).isBlank());
    }

    private static String cleaned(String cell) {
        return SPACE.matcher(cell).replaceAll(" ").strip();
    }

    /** The same names, none of them empty and none twice; those that stand alone keep theirs. */
    public static List<String> unique(List<String> names) {
        Set<String> given = new HashSet<>(names);
        Set<String> taken = new HashSet<>();
        List<String> unique = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            boolean unnamed = names.get(i).isEmpty();
            String name = unnamed ? "column_" + (i + 1) : names.get(i);
            String candidate = name;
            int number = 2;
            while (taken.contains(candidate) || (!candidate.equals(names.get(i)) && given.contains(candidate))) {
                candidate = name + "_" + number++;
            }
            taken.add(candidate);
            unique.add(candidate);
        }
        return unique;
    }
}
