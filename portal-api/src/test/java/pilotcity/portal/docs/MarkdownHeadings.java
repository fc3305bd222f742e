package pilotcity.portal.docs;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.heading.anchor.IdGenerator;

/** The headings of a document, and the anchors that readers reach them by. */
final class MarkdownHeadings {
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    private MarkdownHeadings() {}

    static List<String> anchors(String document) {
        IdGenerator ids = IdGenerator.builder().build();
        return HEADING.matcher(CODE.matcher(document).replaceAll(""))
                .results()
                .map(heading -> ids.generateId(heading.group(1).replace("`", "")))
                .toList();
    }
}
