package pilotcity.portal.kernel.table.sql;

import java.util.ArrayList;
import java.util.List;
import pilotcity.index.filter.FilterException;

/**
 * LIKE in SQL (OGC 21-065r2, /req/advanced-comparison-operators/like-predicate). The engine's own LIKE tries every way
 * in which the wildcards of a pattern can share a text, and cannot be stopped while it does; what is said here instead
 * takes time in proportion to the text.
 */
final class LikeSql {
    /** Beyond these an expression takes too long for each letter. */
    private static final int MOST_WILDCARDS = 100;

    private static final String ANY = ".*";
    private static final String ONE = ".";

    /** Literals as they are, wildcards as {@link #ANY} and {@link #ONE} between them. */
    private record Part(String text, boolean wildcard) {
        boolean isAny() {
            return wildcard && text.equals(ANY);
        }
    }

    private LikeSql() {}

    /**
     * Whether {@code column} is like {@code pattern}; null where it has no value.
     *
     * @param parameters receives the value of the question mark
     * @throws FilterException when there are too many wildcards
     */
    static String of(String column, String pattern, List<Object> parameters) {
        List<Part> parts = ordered(parts(pattern));
        long wildcards = parts.stream().filter(Part::wildcard).count();
        if (wildcards > MOST_WILDCARDS) {
            throw new FilterException("a pattern of LIKE has at most " + MOST_WILDCARDS + " wildcards");
        }
        boolean before = !parts.isEmpty() && parts.getFirst().isAny();
        boolean behind = !parts.isEmpty() && parts.getLast().isAny();
        List<Part> inner = parts.subList(before ? 1 : 0, parts.size() - (behind && parts.size() > 1 ? 1 : 0));
        if (inner.size() <= 1 && inner.stream().noneMatch(Part::wildcard)) {
            parameters.add(inner.isEmpty() ? "" : inner.getFirst().text());
            return plain(column, before, behind);
        }
        StringBuilder expression = new StringBuilder();
        parts.forEach(part -> expression.append(part.wildcard() ? part.text() : quoted(part.text())));
        parameters.add(expression.toString());
        return "regexp_full_match(" + column + ", ?, 's')";
    }

    private static String plain(String column, boolean before, boolean behind) {
        String function = before && behind ? "contains" : before ? "suffix" : behind ? "prefix" : "";
        return function.isEmpty() ? "(" + column + " = ?)" : function + "(" + column + ", ?)";
    }

    private static List<Part> parts(String pattern) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                literal.append(pattern.charAt(++i));
            } else if (c == '%' || c == '_') {
                end(literal, parts);
                parts.add(new Part(c == '%' ? ANY : ONE, true));
            } else {
                literal.append(c);
            }
        }
        end(literal, parts);
        return parts;
    }

    private static void end(StringBuilder literal, List<Part> parts) {
        if (!literal.isEmpty()) {
            parts.add(new Part(literal.toString(), false));
            literal.setLength(0);
        }
    }

    /** In a run of wildcards those for one character come first, and of the others one is enough. */
    private static List<Part> ordered(List<Part> parts) {
        List<Part> ordered = new ArrayList<>();
        boolean any = false;
        for (Part part : parts) {
            if (part.isAny()) {
                any = true;
                continue;
            }
            if (any && !part.wildcard()) {
                ordered.add(new Part(ANY, true));
                any = false;
            }
            ordered.add(part);
        }
        if (any) {
            ordered.add(new Part(ANY, true));
        }
        return ordered;
    }

    /** As RE2 reads it: every sign that could mean something with a backslash before it. */
    private static String quoted(String literal) {
        StringBuilder quoted = new StringBuilder();
        literal.codePoints().forEach(c -> {
            if (c < 128 && !Character.isLetterOrDigit(c)) {
                quoted.append(String.format("\\x{%x}", c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.toString();
    }
}
