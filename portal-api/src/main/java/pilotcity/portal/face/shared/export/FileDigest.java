package pilotcity.portal.face.shared.export;

import java.util.Base64;
import java.util.HexFormat;

/** The length and checksum of a generated file. */
public record FileDigest(long bytes, byte[] sha256) {
    /** RFC 9530, clause 3. */
    public String digest() {
        return "sha-256=:" + Base64.getEncoder().encodeToString(sha256) + ":";
    }

    public String hex() {
        return HexFormat.of().formatHex(sha256);
    }
}
