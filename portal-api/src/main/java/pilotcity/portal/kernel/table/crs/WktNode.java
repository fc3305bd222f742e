package pilotcity.portal.kernel.table.crs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Well-known text of reference systems (OGC 01-009, ISO 19162, and ESRI's): a keyword and what its brackets hold.
 *
 * @param values texts and numbers
 */
record WktNode(String keyword, List<String> values, List<WktNode> parts) {
    private static final int DEEPEST = 30;

    /** @throws IllegalArgumentException when the text is none */
    static WktNode parse(String wkt) {
        return new Parser(wkt).node(0);
    }

    /** The first part with one of these keywords. */
    Optional<WktNode> find(String... keywords) {
        List<String> wanted = List.of(keywords);
        return parts.stream().filter(part -> wanted.contains(part.keyword)).findFirst();
    }

    String name() {
        return values.isEmpty() ? "" : values.getFirst();
    }

    /** @throws IllegalArgumentException when there is no number */
    double number(int index) {
        try {
            return Double.parseDouble(values.get(index));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(keyword + "[\"" + name() + "\"] has no number", e);
        }
    }

    private static final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        private WktNode node(int depth) {
            skipSpace();
            int start = at;
            while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
                at++;
            }
            String keyword = text.substring(start, at).toUpperCase(Locale.ROOT);
            skipSpace();
            if (keyword.isEmpty() || depth > DEEPEST || !(accept('[') || accept('('))) {
                throw new IllegalArgumentException("no well-known text");
            }
            WktNode node = new WktNode(keyword, new ArrayList<>(), new ArrayList<>());
            do {
                argument(node, depth);
                skipSpace();
            } while (accept(','));
            if (!(accept(']') || accept(')'))) {
                throw new IllegalArgumentException("the well-known text is cut off");
            }
            return node;
        }

        private void argument(WktNode node, int depth) {
            skipSpace();
            if (accept('"')) {
                int end = text.indexOf('"', at);
                if (end < 0) {
                    throw new IllegalArgumentException("the well-known text is cut off");
                }
                node.values.add(text.substring(at, end));
                at = end + 1;
                return;
            }
            int end = at;
            while (end < text.length() && ",[](){} \t\r\n".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            int after = end;
            while (after < text.length() && Character.isWhitespace(text.charAt(after))) {
                after++;
            }
            if (after < text.length() && "[(".indexOf(text.charAt(after)) >= 0) {
                node.parts.add(node(depth + 1));
            } else {
                node.values.add(text.substring(at, end));
                at = end;
            }
        }

        private boolean accept(char wanted) {
            boolean there = at < text.length() && text.charAt(at) == wanted;
            at += there ? 1 : 0;
            return there;
        }

        private void skipSpace() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
    }
}
