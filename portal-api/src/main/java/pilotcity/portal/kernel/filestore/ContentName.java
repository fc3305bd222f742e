package pilotcity.portal.kernel.filestore;

import java.util.regex.Pattern;

/** Names of files as they lie in a folder or a bucket. */
final class ContentName {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*(?:/[A-Za-z0-9][A-Za-z0-9.-]*)+");

    private ContentName() {}

    static boolean isSha256(String name) {
        return SHA256.matcher(name).matches();
    }

    /** Where content lies: under its first two and its next two digits, so that no folder holds very many. */
    static String path(String sha256) {
        if (!isSha256(sha256)) {
            throw new IllegalArgumentException("'" + sha256 + "' is no SHA-256 in hexadecimal");
        }
        return sha256.substring(0, 2) + "/" + sha256.substring(2, 4) + "/" + sha256;
    }

    /** The name of a part, which leads nowhere else. */
    static String part(String name) {
        if (!PART.matcher(name).matches() || name.contains("..")) {
            throw new IllegalArgumentException("'" + name + "' cannot be the name of a part");
        }
        return name;
    }
}
