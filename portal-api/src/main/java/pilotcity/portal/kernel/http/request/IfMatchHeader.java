package pilotcity.portal.kernel.http.request;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.problem.Problem;

/**
 * The If-Match condition (RFC 9110, clause 13.1.1). An entity tag of a document begins with its version; the rest does
 * not matter here.
 */
public final class IfMatchHeader {
    private static final Pattern TAG = Pattern.compile("\\s*(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"\\s*(,|$)");
    private static final Pattern OURS = Pattern.compile("([0-9]{1,9})(-.*)?");

    private IfMatchHeader() {}

    /**
     * The version that the document must have, or null for any.
     *
     * @throws Problem PRECONDITION_FAILED when no document can fulfil the condition; a weak tag never matches
     */
    public static @Nullable Integer version(String header, boolean creates) {
        boolean any = header.strip().equals("*");
        List<Integer> versions = any ? List.of() : versions(header);
        if (creates || (!any && versions.isEmpty())) {
            throw Problem.of(Problem.Kind.PRECONDITION_FAILED, "no document here can have that entity tag");
        }
        if (versions.size() > 1) {
            throw Problem.field("If-Match", "names more than one version; name the one that was read");
        }
        return any ? null : versions.getFirst();
    }

    private static List<Integer> versions(String header) {
        List<Integer> versions = new ArrayList<>();
        Matcher tag = TAG.matcher(header);
        int end = 0;
        while (tag.find() && tag.start() == end) {
            end = tag.end();
            Matcher ours = OURS.matcher(tag.group(2));
            if (tag.group(1) == null && ours.matches()) {
                versions.add(Integer.valueOf(ours.group(1)));
            }
        }
        if (end < header.length()) {
            throw Problem.field("If-Match", "must be entity tags or *");
        }
        return versions.stream().distinct().toList();
    }
}
