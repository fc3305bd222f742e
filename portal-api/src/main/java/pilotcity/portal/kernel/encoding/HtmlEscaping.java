package pilotcity.portal.kernel.encoding;

/** Escapes texts for HTML. */
public final class HtmlEscaping {
    private HtmlEscaping() {}

    /** Between tags. */
    public static String text(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** In an attribute within double quotes, or between tags. */
    public static String attribute(String text) {
        return text(text).replace("\"", "&quot;");
    }
}
