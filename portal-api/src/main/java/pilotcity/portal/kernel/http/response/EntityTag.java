package pilotcity.portal.kernel.http.response;

import java.util.Arrays;

/** Entity tags in {@code If-None-Match} (RFC 9110, clause 13.1.2). */
public final class EntityTag {
    private EntityTag() {}

    /** Weak comparison: whether a tag is weak does not matter. */
    public static boolean isAmong(String header, String tag) {
        return header.strip().equals("*")
                || Arrays.stream(header.split(","))
                        .map(String::strip)
                        .map(EntityTag::opaque)
                        .anyMatch(opaque(tag)::equals);
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
