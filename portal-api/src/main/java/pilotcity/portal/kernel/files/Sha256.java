package pilotcity.portal.kernel.files;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4), which every Java has. */
public final class Sha256 {
    private Sha256() {}

    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The digest of {@code content}. */
    public static byte[] of(byte[] content) {
        return digest().digest(content);
    }

    /** The digest of {@code content}, in hexadecimal. */
    public static String hex(byte[] content) {
        return HexFormat.of().formatHex(of(content));
    }
}
