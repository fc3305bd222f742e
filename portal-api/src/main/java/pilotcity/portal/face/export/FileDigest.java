package pilotcity.portal.face.export;

import java.util.Base64;
import java.util.HexFormat;

/** The length and checksum of a generated file. */
record FileDigest(long bytes, byte[] sha256) {
    /** RFC 9530, clause 3. */
    String digest() {
        return "sha-256=:" + Base64.getEncoder().encodeToString(sha256) + ":";
    }

    String hex() {
        return HexFormat.of().formatHex(sha256);
    }
}
