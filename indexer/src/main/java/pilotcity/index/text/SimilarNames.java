package pilotcity.index.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Suggests existing names that are similar to an unknown one. */
public final class SimilarNames {
    private static final int MOST = 3;

    private SimilarNames() {}

    /** The few names that differ from {@code name} by case, a part, or a third of its letters. */
    public static List<String> of(String name, Collection<String> names) {
        String wanted = name.toLowerCase(Locale.ROOT);
        if (wanted.length() > 64) {
            return List.of();
        }
        return names.stream()
                .filter(other -> distance(wanted, other) <= Math.max(1, wanted.length() / 3))
                .sorted(Comparator.comparingInt((String other) -> distance(wanted, other))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /** Levenshtein's, but 1 where one contains the other. */
    private static int distance(String wanted, String name) {
        String other = name.toLowerCase(Locale.ROOT);
        if (wanted.length() > 2 && (other.contains(wanted) || wanted.contains(other))) {
            return wanted.equals(other) ? 0 : 1;
        }
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= wanted.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (wanted.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
