package pilotcity.portal.dataset.work;

import java.util.HashSet;
import java.util.Set;

/** Names of the tables of one data set, as addresses have them: letters, digits, hyphens; each once. */
public final class TableNames {
    private static final int LONGEST = 50;

    private final Set<String> taken = new HashSet<>();

    /** Whether it was free. */
    boolean take(String name) {
        return taken.add(name);
    }

    /**
     * A name that no other table has.
     *
     * @param alone whether it is the only table of its file, which then gives the name
     */
    public String name(String file, String source, boolean alone) {
        int dot = file.indexOf('.');
        String wanted = slug(alone ? (dot > 0 ? file.substring(0, dot) : file) : source);
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + "-" + i;
        }
        return name;
    }

    private static String slug(String text) {
        String slug = text.replaceAll("[^\\p{L}\\p{N}_]+", "-").replaceAll("^-+|-+$", "");
        String shorter = slug.length() > LONGEST
                ? slug.substring(
                        0, slug.offsetByCodePoints(0, Math.min(LONGEST, slug.codePointCount(0, slug.length()))))
                : slug;
        return shorter.isEmpty() ? "table" : shorter;
    }
}
