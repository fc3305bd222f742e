package pilotcity.portal.kernel.http.response;

import java.nio.charset.StandardCharsets;

/** {@code Content-Disposition} of a file that is to be kept (RFC 6266). */
public final class ContentDisposition {
    private ContentDisposition() {}

    /** @param name as people write it; clients without RFC 8187 get its ASCII letters */
    public static String named(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._ -]", "_");
        String header = "attachment; filename=\"" + plain + "\"";
        return plain.equals(name) ? header : header + "; filename*=UTF-8''" + extended(name);
    }

    /** RFC 8187, clause 3.2.1. */
    private static String extended(String name) {
        StringBuilder text = new StringBuilder();
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = each > 0 && (Character.isLetterOrDigit(each) || "!#$&+-.^_`|~".indexOf(each) >= 0);
            text.append(plain ? String.valueOf((char) each) : "%%%02X".formatted(each & 0xFF));
        }
        return text.toString();
    }
}
