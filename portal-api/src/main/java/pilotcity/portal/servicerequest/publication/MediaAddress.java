package pilotcity.portal.servicerequest.publication;

import java.util.regex.Pattern;

/** The address of a photo or film that is elsewhere, as people and other systems write it. */
public final class MediaAddress {
    private static final String HOST = "([^\\s\\p{Cntrl}\"<>/?#@:\\[\\]\\\\]+|\\[[0-9A-Fa-f:.]+])";
    private static final String USER = "([^\\s\\p{Cntrl}\"<>/?#@\\[\\]\\\\]+@)?";
    private static final Pattern ADDRESS =
            Pattern.compile("https?://" + USER + HOST + "(:[0-9]{1,5})?([/?#][^\\s\\p{Cntrl}\"<>]*)?");

    private MediaAddress() {}

    /** Whether {@code text} is one: with a host, so that every face can read what one of them took. */
    public static boolean isValid(String text) {
        return ADDRESS.matcher(text).matches();
    }
}
