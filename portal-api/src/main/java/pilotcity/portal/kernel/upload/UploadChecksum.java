package pilotcity.portal.kernel.upload;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.problem.Problem;

/**
 * The digest that one request's bytes must have (tus 1.0.0, checksum extension).
 *
 * @param algorithm as Java calls it
 */
public record UploadChecksum(String algorithm, byte[] expected) {
    private static final String FIELD = "Upload-Checksum";
    private static final Map<String, String> ALGORITHMS = Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256");

    /** The algorithms as {@code Tus-Checksum-Algorithm} lists them. */
    public static final String SUPPORTED = String.join(",", new TreeSet<>(ALGORITHMS.keySet()));

    /**
     * Reads {@code sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=}.
     *
     * @return null where there is none
     * @throws Problem BAD_REQUEST when it is malformed or of another algorithm
     */
    public static @Nullable UploadChecksum read(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String[] words = header.strip().split(" +", -1);
        String algorithm = ALGORITHMS.get(words[0]);
        if (algorithm == null || words.length != 2) {
            throw Problem.field(FIELD, "must be one of " + SUPPORTED + ", a space and the digest in Base64");
        }
        try {
            byte[] expected = Base64.getDecoder().decode(words[1]);
            if (expected.length != digest(algorithm).getDigestLength()) {
                throw Problem.field(
                        FIELD, "has a digest of " + expected.length + " bytes, which " + words[0] + " never has");
            }
            return new UploadChecksum(algorithm, expected);
        } catch (IllegalArgumentException e) {
            throw Problem.field(FIELD, "has a digest that is no Base64");
        }
    }

    MessageDigest digest() {
        return digest(algorithm);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean matches(byte[] actual) {
        return MessageDigest.isEqual(expected, actual);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UploadChecksum that
                && algorithm.equals(that.algorithm)
                && Arrays.equals(expected, that.expected);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(expected);
    }
}
